import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { type DispatchKind, type DispatchNoteLineFragment, DispatchNotesDocument } from '../../gql/stock/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, Count, Money } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { GoodsReturn } from './goods-return.tsx';
import { HeldGoods } from './held-goods.tsx';
import { StockTabs } from './stock-tabs.tsx';

const keys = ['text', 'kind'] as const;
const kinds = ['ORDER', 'REPLENISHMENT', 'SPECIAL', 'RETURN', 'SUBSTITUTION'] as const;

/** What left for franchisees; above it, what is held and waits to leave (F4, F5). */
export default function DispatchesPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const narrowing = { text: values.text || null, kind: (values.kind || null) as DispatchKind | null };
  const asked = useQuery(DispatchNotesDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'dispatchNotes');
  const columns = useNoteColumns();
  return (
    <>
      <header className="k-head">
        <h1>{t('stock.dispatches')}</h1>
        <StockTabs at="dispatches" />
        <span className="k-grow" />
        {may('dispatch.enter') && (
          <>
            <Link to="/imports?kind=dispatches">{t('stock.importDispatches')}</Link>
            <GoodsReturn entered={() => void asked.refetch()} />
          </>
        )}
      </header>
      <HeldGoods sent={() => void asked.refetch()} />
      <QueueTable<DispatchNoteLineFragment>
        name="dispatchNotes"
        label={t('stock.dispatches')}
        columns={columns}
        {...list}
        idOf={({ id }) => id}
        filters={[
          { kind: 'text', key: 'text', label: t('stock.filter.note') },
          {
            kind: 'choice',
            key: 'kind',
            label: t('stock.kind'),
            options: kinds.map((value) => ({ value, label: t(`stock.kind.${value}`) })),
          },
        ]}
        filterValues={values}
        onFilter={change}
        addressOf={({ id }) => `/dispatches/${id}`}
        exported={{ name: 'goods-dispatches', filter: narrowing }}
        empty={<EmptyState title={t('stock.noDispatches')} detail={t('stock.noDispatchesDetail')} />}
      />
    </>
  );
}

function useNoteColumns(): QueueColumn<DispatchNoteLineFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('stock.number'), width: 160, render: ({ number }) => number },
      {
        key: 'day',
        title: t('stock.dispatchedOn'),
        width: 120,
        render: ({ dispatchedOn }) => <BusinessDate value={dispatchedOn} />,
      },
      { key: 'franchisee', title: t('stock.franchisee'), width: 160, render: ({ franchisee }) => franchisee },
      { key: 'lines', title: t('stock.skus'), width: 80, figure: true, render: ({ lines }) => <Count value={lines} /> },
      {
        key: 'quantity',
        title: t('stock.quantity'),
        width: 100,
        figure: true,
        render: ({ quantity }) => <Count value={quantity} />,
      },
      {
        key: 'amount',
        title: t('stock.amount'),
        width: 140,
        figure: true,
        render: ({ amount }) => <Money fen={amount} />,
      },
      { key: 'enteredBy', title: t('stock.enteredBy'), width: 120, render: ({ enteredBy }) => enteredBy },
    ],
    [t],
  );
}
