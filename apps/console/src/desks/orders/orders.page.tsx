import { useMutation, useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo, useState } from 'react';
import {
  type FranchiseOrderRowFragment,
  type FranchiseOrderState,
  FranchiseOrdersDocument,
  MoveFranchiseOrderDocument,
  type OrderPool,
  SeasonsDocument,
} from '../../gql/orders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Count, Money, None } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { OrderMarks, OrderState } from './order-state.tsx';
import { OtherPages } from './other-pages.tsx';
import { SeasonName, useSeasonName } from './season-name.tsx';

const keys = ['text', 'season', 'state', 'pool'] as const;
const states = ['DRAFT', 'LOCKED', 'CONSOLIDATED', 'PLACED'] as const;
const pools = ['MAIN', 'LATE', 'NEW_CUSTOMER'] as const;

/** Orders of franchisees: where each stands, and the second check of those that somebody else entered (F3). */
export default function OrdersPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const seasonName = useSeasonName();
  const [values, change] = useQueueFilters(keys);
  const { data: seasons } = useQuery(SeasonsDocument);
  const narrowing = {
    text: values.text || null,
    seasonId: values.season || null,
    state: (values.state || null) as FranchiseOrderState | null,
    pool: (values.pool || null) as OrderPool | null,
  };
  const asked = useQuery(FranchiseOrdersDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'franchiseOrders');
  const { check, error } = useCheck(list.rows ?? [], () => void asked.refetch());
  return (
    <>
      <header className="k-head">
        <h1>{t('orders.title')}</h1>
        <span className="k-grow" />
        <OtherPages here="/franchise-orders" />
      </header>
      <FailureAlert error={error} />
      <QueueTable<FranchiseOrderRowFragment>
        name="franchiseOrders"
        label={t('orders.title')}
        columns={useOrderColumns()}
        {...list}
        idOf={({ id }) => id}
        filters={[
          { kind: 'text', key: 'text', label: t('orders.filter.order') },
          {
            kind: 'choice',
            key: 'season',
            label: t('orders.season'),
            options: (seasons?.seasons ?? []).map(({ id, code }) => ({ value: id, label: seasonName(code) })),
          },
          {
            kind: 'choice',
            key: 'state',
            label: t('orders.state'),
            options: states.map((value) => ({ value, label: t(`orders.state.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'pool',
            label: t('orders.pool'),
            options: pools.map((value) => ({ value, label: t(`orders.pool.${value}`) })),
          },
        ]}
        filterValues={values}
        onFilter={change}
        addressOf={({ id }) => `/franchise-orders/${id}`}
        {...(may('franchiseOrder.check') && {
          bulk: [{ key: 'check', label: t('orders.checkChosen'), run: (ids) => void check(ids) }],
        })}
        exported={{ name: 'franchise-orders', filter: narrowing }}
        empty={<EmptyState title={t('orders.none')} detail={t('orders.noneDetail')} />}
      />
    </>
  );
}

/** The second check of several orders; those that the person entered, or that moved on, stay and are counted. */
function useCheck(
  rows: readonly FranchiseOrderRowFragment[],
  done: () => void,
): { check: (ids: readonly string[]) => Promise<void>; error: unknown } {
  const t = useText();
  const [error, setError] = useState<unknown>();
  const [move] = useMutation(MoveFranchiseOrderDocument);
  const check = async (ids: readonly string[]): Promise<void> => {
    setError(undefined);
    let locked = 0;
    try {
      for (const { id, version } of rows.filter((row) => ids.includes(row.id))) {
        const { data } = await move({ variables: { input: { orderId: id, version, transition: 'lock' } } });
        if (data?.moved.__typename === 'FranchiseOrderRecord') locked++;
      }
    } catch (thrown) {
      setError(thrown);
    }
    sayDone(t('orders.checked', { locked, left: ids.length - locked }));
    done();
  };
  return { check, error };
}

function useOrderColumns(): QueueColumn<FranchiseOrderRowFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('orders.customerNumber'), width: 100, render: (row) => row.franchiseeNumber },
      { key: 'franchisee', title: t('orders.franchisee'), width: 120, render: (row) => row.franchisee },
      { key: 'season', title: t('orders.season'), width: 90, render: (row) => <SeasonName code={row.season} /> },
      { key: 'state', title: t('orders.state'), width: 155, render: (row) => <OrderState state={row.state} /> },
      { key: 'marks', title: t('orders.marks'), width: 155, render: (row) => <OrderMarks {...row} /> },
      {
        key: 'quantity',
        title: t('orders.pieces'),
        width: 80,
        figure: true,
        render: (row) => <Count value={row.quantity} />,
      },
      {
        key: 'amount',
        title: t('orders.amount'),
        width: 130,
        figure: true,
        render: (row) => <Money fen={row.amount} />,
      },
      {
        key: 'ordered',
        title: t('orders.orderedOn'),
        width: 120,
        render: (row) => <BusinessDate value={row.orderedOn} />,
      },
      { key: 'entered', title: t('orders.enteredBy'), width: 90, render: (row) => row.enteredBy ?? <None /> },
      { key: 'checked', title: t('orders.checkedBy'), width: 90, render: (row) => row.checkedBy ?? <None /> },
      { key: 'order', title: t('orders.number'), width: 120, optional: true, render: (row) => row.number },
    ],
    [t],
  );
}
