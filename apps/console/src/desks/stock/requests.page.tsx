import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  type GoodsRequestKind,
  type GoodsRequestRowFragment,
  type GoodsRequestState,
  GoodsRequestsDocument,
} from '../../gql/stock/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Count, Instant, Money } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { RequestDialog, requestKinds } from './request-dialog.tsx';
import { RequestStateChip } from './request-state.tsx';
import { StockTabs } from './stock-tabs.tsx';

const keys = ['state', 'kind'] as const;
const states = ['asked', 'done', 'refused'] as const;

/** Goods beside the orders: what was asked for, and what came of it (F5, F7, F10). */
export default function RequestsPage(): ReactNode {
  const t = useText();
  const go = useNavigate();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const [asking, setAsking] = useState(false);
  const narrowing = {
    state: (values.state || null) as GoodsRequestState | null,
    kind: (values.kind || null) as GoodsRequestKind | null,
  };
  const asked = useQuery(GoodsRequestsDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'goodsRequests');
  const columns = useRequestColumns();
  return (
    <>
      <header className="k-head">
        <h1>{t('stock.requests')}</h1>
        <StockTabs at="requests" />
        <span className="k-grow" />
        {may('goodsRequest.ask') && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('stock.askGoods')}
          </Button>
        )}
      </header>
      <QueueTable<GoodsRequestRowFragment>
        name="goodsRequests"
        label={t('stock.requests')}
        columns={columns}
        {...list}
        idOf={({ id }) => id}
        filters={[
          {
            kind: 'choice',
            key: 'state',
            label: t('stock.state'),
            options: states.map((value) => ({ value, label: t(`stock.requestState.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'kind',
            label: t('stock.kind'),
            options: requestKinds.map((value) => ({ value, label: t(`stock.kind.${value}`) })),
          },
        ]}
        filterValues={values}
        onFilter={change}
        addressOf={({ id }) => `/goods-requests/${id}`}
        exported={{ name: 'goods-requests', filter: narrowing }}
        empty={<EmptyState title={t('stock.noRequests')} detail={t('stock.noRequestsDetail')} />}
      />
      {asking && <RequestDialog close={() => setAsking(false)} asked={({ id }) => void go(`/goods-requests/${id}`)} />}
    </>
  );
}

function useRequestColumns(): QueueColumn<GoodsRequestRowFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('stock.number'), width: 130, render: ({ number }) => number },
      { key: 'kind', title: t('stock.kind'), width: 120, render: ({ kind }) => t(`stock.kind.${kind}`) },
      { key: 'state', title: t('stock.state'), width: 130, render: ({ state }) => <RequestStateChip state={state} /> },
      { key: 'receiver', title: t('stock.receiver'), width: 130, render: ({ receiver }) => receiver },
      { key: 'reason', title: t('stock.reason'), width: 160, render: ({ reason }) => reason },
      {
        key: 'quantity',
        title: t('stock.quantity'),
        width: 90,
        figure: true,
        render: ({ quantity }) => <Count value={quantity} />,
      },
      {
        key: 'amount',
        title: t('stock.amount'),
        width: 120,
        figure: true,
        render: ({ amount }) => <Money fen={amount} />,
      },
      {
        key: 'diverted',
        title: t('stock.diverted'),
        width: 110,
        figure: true,
        render: ({ diverted }) => <Count value={diverted} />,
      },
      { key: 'askedBy', title: t('stock.askedBy'), width: 110, render: ({ askedBy }) => askedBy },
      { key: 'askedAt', title: t('stock.askedAt'), width: 150, render: ({ askedAt }) => <Instant value={askedAt} /> },
    ],
    [t],
  );
}
