import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo, useState } from 'react';
import {
  type AllocationRunLineFragment,
  type AllocationSkuLineFragment,
  AllocationSkusDocument,
} from '../../gql/stock/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Count } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { SharesDrawer } from './shares-drawer.tsx';

const keys = ['text', 'short'] as const;

/** The SKUs of a sharing-out; one opens who got how much of it, and why (F4). */
export function AllocatedSkus({ run }: { run: AllocationRunLineFragment }): ReactNode {
  const t = useText();
  const [values, change] = useQueueFilters(keys);
  const [shown, setShown] = useState<AllocationSkuLineFragment>();
  const narrowing = { runId: run.id, text: values.text || null, short: values.short === 'short' || null };
  const asked = useQuery(AllocationSkusDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'allocationSkus');
  const columns = useSkuColumns();
  return (
    <>
      <QueueTable<AllocationSkuLineFragment>
        name="allocationSkus"
        label={t('stock.skus')}
        columns={columns}
        {...list}
        idOf={({ skuId }) => skuId}
        filters={[
          { kind: 'text', key: 'text', label: t('stock.sku') },
          {
            kind: 'choice',
            key: 'short',
            label: t('stock.only'),
            options: [{ value: 'short', label: t('stock.only.short') }],
          },
        ]}
        filterValues={values}
        onFilter={change}
        exported={{ name: 'allocation-skus', filter: narrowing }}
        onOpen={setShown}
        empty={<EmptyState title={t('stock.nothingShared')} detail={t('stock.nothingSharedDetail')} />}
      />
      <SharesDrawer run={run} sku={shown} close={() => setShown(undefined)} />
    </>
  );
}

function useSkuColumns(): QueueColumn<AllocationSkuLineFragment>[] {
  const t = useText();
  return useMemo(() => {
    const pieces = (key: 'supply' | 'demand' | 'given' | 'leftOver'): QueueColumn<AllocationSkuLineFragment> => ({
      key,
      title: t(`stock.${key}`),
      width: 110,
      figure: true,
      render: (row) => <Count value={row[key]} />,
    });
    return [
      { key: 'sku', title: t('stock.sku'), width: 170, render: ({ sku }) => sku },
      { key: 'style', title: t('stock.styleName'), width: 200, render: ({ styleName }) => styleName },
      pieces('supply'),
      pieces('demand'),
      pieces('given'),
      pieces('leftOver'),
      {
        key: 'fill',
        title: t('stock.state'),
        width: 130,
        render: ({ given, demand }) =>
          given < demand ? (
            <StateChip tone="warning">{t('stock.short', { pieces: demand - given })}</StateChip>
          ) : (
            <StateChip tone="good">{t('stock.served')}</StateChip>
          ),
      },
    ];
  }, [t]);
}
