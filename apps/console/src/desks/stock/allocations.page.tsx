import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { type AllocationRunLineFragment, AllocationRunsDocument } from '../../gql/stock/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Count, Instant } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { AllocationStateChip } from './allocation-state.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import { StockTabs } from './stock-tabs.tsx';

/** How goods were shared out, and the place to propose it anew (F4). */
export default function AllocationsPage(): ReactNode {
  const t = useText();
  const go = useNavigate();
  const { may } = useSession();
  const [proposing, setProposing] = useState(false);
  const asked = useQuery(AllocationRunsDocument, { variables: { first: 100 }, fetchPolicy: 'cache-and-network' });
  const list = useQueuePages(asked, 'allocationRuns');
  const columns = useRunColumns();
  return (
    <>
      <header className="k-head">
        <h1>{t('stock.allocations')}</h1>
        <StockTabs at="allocations" />
        <span className="k-grow" />
        {may('allocation.propose') && (
          <Button type="primary" onClick={() => setProposing(true)}>
            {t('stock.propose')}
          </Button>
        )}
      </header>
      <QueueTable<AllocationRunLineFragment>
        name="allocationRuns"
        label={t('stock.allocations')}
        columns={columns}
        {...list}
        idOf={({ id }) => id}
        addressOf={({ id }) => `/allocations/${id}`}
        exported={{ name: 'allocations', filter: {} }}
        empty={<EmptyState title={t('stock.noAllocations')} detail={t('stock.noAllocationsDetail')} />}
      />
      {proposing && (
        <ProposeDialog close={() => setProposing(false)} proposed={({ id }) => void go(`/allocations/${id}`)} />
      )}
    </>
  );
}

function useRunColumns(): QueueColumn<AllocationRunLineFragment>[] {
  const t = useText();
  return useMemo(() => {
    const pieces = (
      key: 'skus' | 'supply' | 'demand' | 'given' | 'leftOver',
    ): QueueColumn<AllocationRunLineFragment> => ({
      key,
      title: t(`stock.${key}`),
      width: 100,
      figure: true,
      render: (row) => <Count value={row[key]} />,
    });
    return [
      { key: 'number', title: t('stock.number'), width: 130, render: ({ number }) => number },
      {
        key: 'state',
        title: t('stock.state'),
        width: 110,
        render: ({ state }) => <AllocationStateChip state={state} />,
      },
      { key: 'goods', title: t('stock.goods'), width: 130, render: ({ receipt }) => receipt ?? t('stock.allFree') },
      { key: 'mode', title: t('stock.mode'), width: 160, render: ({ mode }) => t(`stock.mode.${mode}`) },
      pieces('skus'),
      pieces('supply'),
      pieces('demand'),
      pieces('given'),
      pieces('leftOver'),
      { key: 'proposedBy', title: t('stock.proposedBy'), width: 110, render: ({ proposedBy }) => proposedBy },
      {
        key: 'proposedAt',
        title: t('stock.proposedAt'),
        width: 150,
        render: ({ proposedAt }) => <Instant value={proposedAt} />,
      },
    ];
  }, [t]);
}
