import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  EditOrderLinesDocument,
  type EditOrderLinesInput,
  type WholeFranchiseOrderFragment,
} from '../../gql/orders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { LineFields } from './line-choice.tsx';
import { useSaved } from './use-saved.ts';

interface Props {
  readonly item: WholeFranchiseOrderFragment;
  readonly refetch: () => void;
}
interface Added {
  sku: string;
  from: string;
  to: string;
  quantity: number;
}
interface Changed {
  lineId: string;
  quantity: number;
}
type Fields = readonly [string, ...string[]];

/** Corrects a draft line by line; who does so cannot be who checks it (F3). */
export function EditLines({ item, refetch }: Props): ReactNode {
  const { may } = useSession();
  if (item.order.state.key !== 'DRAFT' || !may('franchiseOrder.enter')) return null;
  return (
    <>
      <AddLine item={item} refetch={refetch} />
      {item.lines.length > 0 && <ChangeLine item={item} refetch={refetch} />}
    </>
  );
}

function useEdit({
  item: { order },
  refetch,
}: Props): (edit: Pick<EditOrderLinesInput, 'added' | 'changed'>, fields: Fields) => Promise<readonly Problem[]> {
  const t = useText();
  const saved = useSaved();
  const [send] = useMutation(EditOrderLinesDocument);
  return async (edit, fields) => {
    const { data } = await send({ variables: { input: { id: order.id, version: order.version, ...edit } } });
    const problems = saved(data?.moved, 'FranchiseOrderRecord', fields);
    if (problems.length === 0) sayDone(t('orders.linesEdited'));
    refetch();
    return problems;
  };
}

function AddLine(props: Props): ReactNode {
  const t = useText();
  const edit = useEdit(props);
  const [open, setOpen] = useState(false);
  const rules = [{ required: true, message: t('orders.required') }];
  const [last] = props.item.lines;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('orders.addLine')}</Button>
      <CreateDialog<Added>
        open={open}
        title={t('orders.addLine')}
        action={t('orders.addLine')}
        initialValues={last ? { from: last.windowFrom, to: last.windowTo } : {}}
        onClose={() => setOpen(false)}
        create={(line) => edit({ added: [line], changed: [] }, ['sku', 'from', 'to', 'quantity'])}
      >
        <Form.Item name="sku" label={t('orders.sku')} extra={t('orders.skuDetail')} rules={rules}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="from" label={t('orders.windowFrom')} rules={rules}>
          <DayInput />
        </Form.Item>
        <Form.Item name="to" label={t('orders.windowTo')} rules={rules}>
          <DayInput />
        </Form.Item>
        <Form.Item name="quantity" label={t('orders.pieces')} rules={rules}>
          <InputNumber min={1} max={100_000} precision={0} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}

function ChangeLine(props: Props): ReactNode {
  const t = useText();
  const edit = useEdit(props);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('orders.changeLine')}</Button>
      <CreateDialog<Changed>
        open={open}
        title={t('orders.changeLine')}
        action={t('orders.save')}
        onClose={() => setOpen(false)}
        create={(line) => edit({ added: [], changed: [line] }, ['quantity', 'lineId'])}
      >
        <LineFields
          lines={props.item.lines}
          detail={({ quantity }) => t('orders.linePieces', { count: quantity })}
          least={0}
          extra={t('orders.noughtRemoves')}
        />
      </CreateDialog>
    </>
  );
}
