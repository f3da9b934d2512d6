import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { EnterGoodsReturnDocument } from '../../gql/stock/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { FranchiseeChoice } from '../orders/franchisee-choice.tsx';
import { useRefusals } from './refusals.ts';
import { readScanned } from './scanned-lines.ts';

interface Values {
  readonly franchiseeId: string;
  readonly number: string;
  readonly returnedOn: string;
  readonly reason: string;
  readonly lines: string;
}

/** Takes in what a franchisee sent back, as scanned (F4). */
export function GoodsReturn({ entered }: { entered: () => void }): ReactNode {
  const t = useText();
  const problems = useRefusals();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(EnterGoodsReturnDocument);
  const required = [{ required: true, whitespace: true, message: t('stock.required') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('stock.takeBack')}</Button>
      <CreateDialog<Values>
        open={open}
        title={t('stock.takeBack')}
        action={t('stock.takeBack')}
        onClose={() => setOpen(false)}
        create={async ({ lines, ...rest }) => {
          const scanned = readScanned(lines);
          if (!scanned || scanned.length === 0)
            return [{ name: ['lines'], label: t('stock.lines'), text: t('stock.unreadableLines') }];
          const { data } = await send({ variables: { input: { ...rest, lines: scanned } } });
          const result = data?.enterGoodsReturn;
          if (result?.__typename !== 'DispatchNote') return problems(result, 'franchiseeId');
          sayDone(t('stock.takenBack', { number: result.number, quantity: -result.quantity }));
          entered();
          return [];
        }}
      >
        <Form.Item name="franchiseeId" label={t('stock.franchisee')} rules={required}>
          <FranchiseeChoice />
        </Form.Item>
        <Form.Item name="number" label={t('stock.number')} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="returnedOn" label={t('stock.returnedOn')} rules={required}>
          <DayInput label={t('stock.returnedOn')} />
        </Form.Item>
        <Form.Item name="lines" label={t('stock.lines')} extra={t('stock.linesHow')} rules={required}>
          <Input.TextArea rows={6} spellCheck={false} />
        </Form.Item>
        <Form.Item name="reason" label={t('stock.reason')} rules={required}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
