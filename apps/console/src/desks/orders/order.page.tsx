import { useMutation, useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import {
  FranchiseOrderDocument,
  MoveFranchiseOrderDocument,
  OrderChartDocument,
  type WholeFranchiseOrderFragment,
} from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { useChanges } from '../../shell/use-changes.ts';
import { chartOfCase } from '../../ui/chart-of-case.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Count, Money, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { TransitionButton } from '../../ui/transition-button.tsx';
import { TasksOf } from '../tasks/tasks-of.tsx';
import { EditLines } from './edit-lines.tsx';
import { LateChange } from './late-change.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderMarks, OrderState } from './order-state.tsx';
import { SeasonName } from './season-name.tsx';

/** One order: what was ordered by style, colour and size, who entered and who checked it, and its way on (F1, F3). */
export default function OrderPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(FranchiseOrderDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  useChanges('franchiseOrder', id, () => void refetch());
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.franchiseOrder)
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  return <Whole item={data.franchiseOrder} refetch={() => void refetch()} />;
}

function Whole({ item, refetch }: { item: WholeFranchiseOrderFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { order, lines } = item;
  const { data } = useQuery(OrderChartDocument, {
    variables: { key: order.lifecycle, version: order.lifecycleVersion },
  });
  const { steps, ways } = chartOfCase(data?.lifecycleChart, {
    state: order.state,
    passage: [{ state: order.state.key, at: order.stateSince }],
  });
  const said = (key: string, label: string, value: ReactNode) => ({ key, label, value: value || <None /> });
  return (
    <RecordPage
      name={order.franchisee}
      number={
        <>
          {order.franchiseeNumber} · {order.number}
        </>
      }
      state={
        <>
          <OrderState state={order.state} /> <OrderMarks {...order} />
        </>
      }
      lifecycle={steps}
      ways={ways}
      actions={
        <>
          <EditLines item={item} refetch={refetch} />
          <LateChange item={item} refetch={refetch} />
          <Moves item={item} refetch={refetch} />
        </>
      }
      below={<OrderLines lines={lines} />}
      timeline={<TasksOf subjectType="franchiseOrder" subjectId={order.id} />}
    >
      <Section title={t('orders.facts')}>
        <Facts
          facts={[
            said('season', t('orders.season'), <SeasonName code={order.season} />),
            said('ordered', t('orders.orderedOn'), <BusinessDate value={order.orderedOn} />),
            said('lines', t('orders.lines'), <Count value={order.lineCount} />),
            said('pieces', t('orders.pieces'), <Count value={order.quantity} />),
            said('amount', t('orders.amount'), <Money fen={order.amount} />),
            said('file', t('orders.file'), order.fileName),
            said('entered', t('orders.enteredBy'), order.enteredBy),
            said('checked', t('orders.checkedBy'), order.checkedBy),
          ]}
        />
        <p>
          <Link to={`/franchisees/${order.franchiseeId}`}>{t('orders.toFranchisee')}</Link>
        </p>
      </Section>
    </RecordPage>
  );
}

function Moves({
  item: { order, transitions },
  refetch,
}: {
  item: WholeFranchiseOrderFragment;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const [move, { error }] = useMutation(MoveFranchiseOrderDocument, { onError: () => {} });
  const go = async (transition: string, reason: string): Promise<string | undefined> => {
    const { data } = await move({
      variables: { input: { orderId: order.id, version: order.version, transition, reason: reason || null } },
    });
    const moved = data?.moved;
    if (!moved) return '';
    if (moved.__typename === 'FranchiseOrderRecord') {
      sayDone(t('orders.moved', { franchisee: order.franchisee, state: moved.order.state.title }));
      return undefined;
    }
    refetch();
    if (moved.__typename === 'TransitionBlocked') return moved.reasons.map(({ text }) => text).join('；');
    return t(moved.__typename === 'NotFound' ? 'ui.failure.NOT_FOUND' : 'orders.meanwhile');
  };
  return transitions.map((transition) => (
    <TransitionButton
      key={transition.key}
      transition={transition}
      number={order.number}
      quiet={transition.key === 'reopen'}
      error={error}
      go={(reason) => go(transition.key, reason)}
    />
  ));
}
