import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import {
  StockDocument,
  type StockLineFragment,
  type StockOnly,
  StockPlacesDocument,
  StockTotalDocument,
} from '../../gql/stock/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Money } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { MovementsDrawer } from './movements-drawer.tsx';
import { StockTabs } from './stock-tabs.tsx';
import './stock.css';

const keys = ['text', 'place', 'only'] as const;
const onlies = ['RESERVED', 'FREE', 'EMPTY'] as const;

/** What lies where, by SKU: held for franchise orders, and free (F4). */
export default function StockPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const [shown, setShown] = useState<StockLineFragment>();
  const { data: places } = useQuery(StockPlacesDocument);
  const asked = {
    text: values.text || null,
    placeId: values.place || null,
    only: (values.only || null) as StockOnly | null,
  };
  const total = useQuery(StockTotalDocument, { variables: asked, fetchPolicy: 'cache-and-network' });
  const lines = useQuery(StockDocument, {
    variables: { ...asked, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(lines, 'stock');
  const columns = useStockColumns();
  const sums = (total.data ?? total.previousData)?.stockTotal;
  const count = (key: string, label: string, value: number) => ({ key, label, value: <Count value={value} /> });
  return (
    <>
      <header className="k-head">
        <h1>{t('stock.stock')}</h1>
        <StockTabs at="stock" />
        <span className="k-grow" />
        {may('stock.receive') && <Link to="/imports?kind=goodsReceipts">{t('stock.importReceipts')}</Link>}
      </header>
      {sums && sums.skus > 0 && (
        <section className="k-card s-sums" aria-label={t('stock.total')}>
          <Facts
            facts={[
              count('skus', t('stock.skus'), sums.skus),
              count('quantity', t('stock.quantity'), sums.quantity),
              count('reserved', t('stock.reserved'), sums.reserved),
              count('free', t('stock.free'), sums.free),
              { key: 'amount', label: t('stock.amountAtContract'), value: <Money fen={sums.amount} /> },
            ]}
          />
        </section>
      )}
      <QueueTable<StockLineFragment>
        name="stock"
        label={t('stock.stock')}
        columns={columns}
        {...list}
        idOf={({ placeId, skuId }) => `${placeId} ${skuId}`}
        filters={[
          { kind: 'text', key: 'text', label: t('stock.filter.sku') },
          {
            kind: 'choice',
            key: 'place',
            label: t('stock.place'),
            options: (places?.stockPlaces ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            kind: 'choice',
            key: 'only',
            label: t('stock.only'),
            options: onlies.map((value) => ({ value, label: t(`stock.only.${value}`) })),
          },
        ]}
        filterValues={values}
        onFilter={change}
        onOpen={setShown}
        exported={{ name: 'stock-balances', filter: asked }}
        empty={<EmptyState title={t('stock.noStock')} detail={t('stock.noStockDetail')} />}
      />
      <MovementsDrawer
        line={shown}
        close={() => setShown(undefined)}
        changed={(line) => {
          setShown(line);
          void lines.refetch();
          void total.refetch();
        }}
      />
    </>
  );
}

function useStockColumns(): QueueColumn<StockLineFragment>[] {
  const t = useText();
  return useMemo(() => {
    const pieces = (key: 'quantity' | 'reserved' | 'free'): QueueColumn<StockLineFragment> => ({
      key,
      title: t(`stock.${key}`),
      width: 100,
      figure: true,
      render: (row) => <Count value={row[key]} />,
    });
    return [
      { key: 'sku', title: t('stock.sku'), width: 160, render: ({ sku }) => sku },
      { key: 'style', title: t('stock.styleName'), width: 180, render: ({ styleName }) => styleName },
      { key: 'category', title: t('stock.category'), width: 100, render: ({ category }) => category },
      { key: 'colour', title: t('stock.colour'), width: 90, render: ({ colour }) => colour },
      { key: 'size', title: t('stock.size'), width: 70, render: ({ size }) => size },
      { key: 'place', title: t('stock.place'), width: 120, render: ({ place }) => place },
      pieces('quantity'),
      pieces('reserved'),
      pieces('free'),
      {
        key: 'amount',
        title: t('stock.amount'),
        width: 130,
        figure: true,
        render: ({ amount }) => <Money fen={amount} />,
      },
    ];
  }, [t]);
}
