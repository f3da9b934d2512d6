import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  CancelOrderLinesDocument,
  EnterOrderDifferenceDocument,
  type WholeFranchiseOrderFragment,
} from '../../gql/orders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { LineFields, type OrderLine } from './line-choice.tsx';
import { useSaved } from './use-saved.ts';

interface Wish {
  lineId: string;
  quantity: number;
  reason?: string;
}

/** What can still be done with a consolidated order: more of a line is a difference order, what will not come is cancelled (F1, F9). */
export function LateChange({ item, refetch }: { item: WholeFranchiseOrderFragment; refetch: () => void }): ReactNode {
  const { may } = useSession();
  const { state } = item.order;
  if (state.key !== 'CONSOLIDATED' && state.key !== 'PLACED') return null;
  return (
    <>
      {may('franchiseOrder.enter') && <More item={item} />}
      {may('franchiseOrder.check') && <Cancel item={item} refetch={refetch} />}
    </>
  );
}

/** More of a line, as an order of its own that somebody else checks. */
function More({ item: { order, lines } }: { item: WholeFranchiseOrderFragment }): ReactNode {
  const t = useText();
  const stillOpen = useStillOpen();
  const navigate = useNavigate();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(EnterOrderDifferenceDocument);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('orders.more')}</Button>
      <CreateDialog<Wish>
        open={open}
        title={t('orders.more')}
        action={t('orders.asDifference')}
        onClose={() => setOpen(false)}
        create={async ({ lineId, quantity }) => {
          const line = lines.find(({ id }) => id === lineId);
          if (!line) return [];
          const wanted = [{ skuId: line.skuId, from: line.windowFrom, to: line.windowTo, quantity }];
          const { data } = await send({ variables: { input: { orderId: order.id, lines: wanted } } });
          if (data?.moved.__typename === 'FranchiseOrderRecord')
            await navigate(`/franchise-orders/${data.moved.order.id}`);
          return saved(data?.moved, 'FranchiseOrderRecord', ['quantity', 'lineId']);
        }}
      >
        <p className="k-quiet">{t('orders.differenceDetail')}</p>
        <LineFields lines={lines} detail={stillOpen} least={1} />
      </CreateDialog>
    </>
  );
}

/** Pieces of a line that will not come any more. */
function Cancel({
  item: { order, lines },
  refetch,
}: {
  item: WholeFranchiseOrderFragment;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const stillOpen = useStillOpen();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(CancelOrderLinesDocument);
  const free = lines.filter((line) => line.open > line.allocated);
  if (free.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('orders.cancelPieces')}</Button>
      <CreateDialog<Wish>
        open={open}
        title={t('orders.cancelPieces')}
        action={t('orders.cancelPieces')}
        onClose={() => setOpen(false)}
        create={async ({ lineId, quantity, reason = '' }) => {
          const line = lines.find(({ id }) => id === lineId);
          const wanted = [{ lineId, version: line?.version ?? 0, quantity }];
          const { data } = await send({ variables: { input: { orderId: order.id, lines: wanted, reason } } });
          const problems = saved(data?.moved, 'FranchiseOrderRecord', ['quantity', 'lineId', 'reason']);
          if (problems.length === 0) sayDone(t('orders.cancelled', { quantity }));
          refetch();
          return problems;
        }}
      >
        <LineFields lines={free} detail={stillOpen} least={1} />
        <Form.Item
          name="reason"
          label={t('orders.reason')}
          rules={[{ required: true, whitespace: true, message: t('orders.required') }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}

function useStillOpen(): (line: OrderLine) => string {
  const t = useText();
  return ({ open }) => t('orders.stillOpen', { count: open });
}
