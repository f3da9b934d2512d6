import { useQuery } from '@apollo/client/react';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ExecutionLinesDocument } from '../../gql/execution/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Count, Money } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { usePages } from '../../ui/use-pages.ts';
import type { Narrow } from './parts.ts';

/** The order lines behind a figure, the dearest first. */
export function LinesDrawer({
  seasonIds,
  narrow,
  close,
}: {
  seasonIds: readonly string[];
  narrow: Narrow | undefined;
  close: () => void;
}): ReactNode {
  const t = useText();
  return (
    <Drawer
      open={narrow !== undefined}
      onClose={close}
      size={820}
      title={narrow && `${t(`execution.part.${narrow.part}`)} · ${narrow.label}`}
      closable={{ 'aria-label': t('execution.close') }}
    >
      {narrow && <Lines seasonIds={seasonIds} narrow={narrow} />}
    </Drawer>
  );
}

function Lines({ seasonIds, narrow }: { seasonIds: readonly string[]; narrow: Narrow }): ReactNode {
  const t = useText();
  const { part, franchiseeId, month, category } = narrow;
  const { data, error, refetch, fetchMore } = useQuery(ExecutionLinesDocument, {
    variables: {
      seasonIds: [...(narrow.seasonIds ?? seasonIds)],
      part,
      franchiseeId: franchiseeId ?? null,
      month: month ?? null,
      category: category ?? null,
      first: 100,
    },
    fetchPolicy: 'cache-and-network',
  });
  const { loadMore, loadingMore, moreError } = usePages(data?.executionLines.pageInfo, (after) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => ({
        executionLines: {
          ...fetchMoreResult.executionLines,
          nodes: [...before.executionLines.nodes, ...fetchMoreResult.executionLines.nodes],
        },
      }),
    }),
  );
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  return (
    <>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('execution.by.FRANCHISEE')}</th>
            <th>{t('execution.sku')}</th>
            <th>{t('execution.window')}</th>
            <th className="k-number">{t('execution.orderedPieces')}</th>
            <th className="k-number">{t('execution.pieces')}</th>
            <th className="k-number">{t('execution.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {data.executionLines.nodes.map((line) => (
            <tr key={line.id}>
              <td>
                <Link to={`/franchise-orders/${line.orderId}`}>{line.franchisee}</Link>
              </td>
              <td>
                {line.sku} <span className="k-quiet">{line.styleName}</span>
              </td>
              <td>
                <BusinessDate value={line.windowFrom} /> – <BusinessDate value={line.windowTo} />
              </td>
              <td className="k-number">
                <Count value={line.ordered} />
              </td>
              <td className="k-number">
                <Count value={line.quantity} />
              </td>
              <td className="k-number">
                <Money fen={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <FailureAlert error={moreError} />
      {(loadMore || loadingMore) && (
        <Button loading={loadingMore} onClick={loadMore}>
          {t('execution.more')}
        </Button>
      )}
    </>
  );
}
