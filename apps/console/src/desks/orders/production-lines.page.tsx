import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { useParams } from 'react-router';
import { ProductionLinesDocument, type ProductionLinesQuery } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Count, Money } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { OtherPages } from './other-pages.tsx';

type Line = ProductionLinesQuery['productionLines']['nodes'][number];

/** What one production order asks for, by SKU (F1). */
export default function ProductionLinesPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const asked = useQuery(ProductionLinesDocument, {
    variables: { id, first: 200 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'productionLines');
  const columns = useMemo<QueueColumn<Line>[]>(
    () => [
      { key: 'sku', title: t('orders.sku'), width: 160, render: ({ sku }) => sku },
      { key: 'name', title: t('orders.styleName'), width: 220, render: ({ styleName }) => styleName },
      {
        key: 'pieces',
        title: t('orders.pieces'),
        width: 100,
        figure: true,
        render: ({ quantity }) => <Count value={quantity} />,
      },
      {
        key: 'amount',
        title: t('orders.amount'),
        width: 140,
        figure: true,
        render: ({ amount }) => <Money fen={amount} />,
      },
    ],
    [t],
  );
  return (
    <>
      <header className="k-head">
        <h1>{t('orders.production')}</h1>
        <span className="k-grow" />
        <OtherPages here="/order-seasons" />
      </header>
      <QueueTable<Line>
        name="productionLines"
        label={t('orders.production')}
        columns={columns}
        {...list}
        idOf={({ skuId }) => skuId}
        exported={{ name: 'production-lines', filter: { productionOrderId: id } }}
        empty={<EmptyState title={t('orders.nothingOrdered')} detail={t('orders.noneDetail')} />}
      />
    </>
  );
}
