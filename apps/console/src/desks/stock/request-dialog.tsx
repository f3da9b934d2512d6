import { useMutation, useQuery } from '@apollo/client/react';
import { Form, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type DispatchSource,
  FranchiseesToServeDocument,
  type GoodsRequestKind,
  type GoodsRequestRowFragment,
  RequestGoodsDocument,
  StockPlacesDocument,
} from '../../gql/stock/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { useRefusals } from './refusals.ts';
import { readAsked } from './scanned-lines.ts';

export const requestKinds = ['REPLENISHMENT', 'SPECIAL', 'SUBSTITUTION', 'DIVERSION'] as const;
const sources = ['PREMADE', 'STOCK'] as const;

interface Values {
  readonly kind: GoodsRequestKind;
  readonly franchiseeId?: string;
  readonly placeId?: string;
  readonly source?: DispatchSource;
  readonly reason: string;
  readonly lines: string;
}

/** Asks for goods beside the orders; what each kind needs stands there once it is chosen (F5, F7, F10). */
export function RequestDialog({
  close,
  asked,
}: {
  close: () => void;
  asked: (request: GoodsRequestRowFragment) => void;
}): ReactNode {
  const t = useText();
  const problems = useRefusals();
  const [kind, setKind] = useState<GoodsRequestKind>('REPLENISHMENT');
  const [text, setText] = useState('');
  const { data: found } = useQuery(FranchiseesToServeDocument, { variables: { text: text || null } });
  const { data: places } = useQuery(StockPlacesDocument);
  const [send] = useMutation(RequestGoodsDocument);
  const required = [{ required: true, message: t('stock.required') }];
  const priced = kind === 'REPLENISHMENT' || kind === 'SPECIAL';
  return (
    <CreateDialog<Values>
      open
      title={t('stock.askGoods')}
      action={t('stock.ask')}
      initialValues={{ kind, source: 'STOCK' }}
      onClose={close}
      create={async (values) => {
        const lines = readAsked(values.lines);
        if (!lines || lines.length === 0)
          return [{ name: ['lines'], label: t('stock.lines'), text: t('stock.unreadableLines') }];
        const { data } = await send({
          variables: {
            input: {
              kind: values.kind,
              franchiseeId: values.franchiseeId ?? null,
              placeId: values.placeId ?? null,
              source: priced ? (values.source ?? null) : null,
              reason: values.reason,
              lines,
            },
          },
        });
        const result = data?.requestGoods;
        if (result?.__typename !== 'GoodsRequest') return problems(result, 'lines');
        asked(result);
        return [];
      }}
    >
      <Form.Item name="kind" label={t('stock.kind')}>
        <Radio.Group
          onChange={({ target }) => setKind(target.value as GoodsRequestKind)}
          options={requestKinds.map((value) => ({ value, label: t(`stock.kind.${value}`) }))}
        />
      </Form.Item>
      {kind === 'DIVERSION' ? (
        <Form.Item name="placeId" label={t('stock.ownStore')} extra={t('stock.fence')} rules={required}>
          <Select
            options={(places?.stockPlaces ?? [])
              .filter((place) => place.kind === 'OWN_STORE')
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      ) : (
        <Form.Item name="franchiseeId" label={t('stock.franchisee')} rules={required}>
          <Select
            showSearch={{ filterOption: false, onSearch: setText }}
            options={(found?.franchisees.nodes ?? []).map(({ id, number, name }) => ({
              value: id,
              label: `${number} ${name}`,
            }))}
          />
        </Form.Item>
      )}
      {priced && (
        <Form.Item name="source" label={t('stock.source')}>
          <Radio.Group options={sources.map((value) => ({ value, label: t(`stock.source.${value}`) }))} />
        </Form.Item>
      )}
      <Form.Item name="lines" label={t('stock.lines')} extra={t(`stock.linesHow.${kind}`)} rules={required}>
        <Input.TextArea rows={5} spellCheck={false} />
      </Form.Item>
      <Form.Item name="reason" label={t('stock.reason')} rules={required}>
        <Input maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
