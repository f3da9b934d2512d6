import { useQuery } from '@apollo/client/react';
import { Alert, Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { ImportChangesDocument } from '../../gql/imports/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { usePages } from '../../ui/use-pages.ts';

/** Stored records side by side with what the file would make of them; nothing where the import only adds. */
export function ChangesTable({ runId }: { runId: string }): ReactNode {
  const t = useText();
  const { data, error, refetch, fetchMore } = useQuery(ImportChangesDocument, {
    variables: { runId, first: 50 },
    fetchPolicy: 'cache-and-network',
  });
  const changes = data?.importChanges;
  const { loadMore, loadingMore } = usePages(changes?.pageInfo, (after) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { importChanges } }) =>
        importChanges && before.importChanges
          ? { importChanges: { ...importChanges, nodes: [...before.importChanges.nodes, ...importChanges.nodes] } }
          : before,
    }),
  );
  if (error && !changes) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!changes || changes.totalCount + changes.unchangedCount === 0) return null;
  return (
    <Section
      title={t('imports.changes', { count: changes.totalCount })}
      extra={<span className="k-quiet">{t('imports.unchanged', { count: changes.unchangedCount })}</span>}
    >
      {changes.sensitiveCount > 0 && (
        <Alert type="warning" showIcon title={t('imports.sensitive', { count: changes.sensitiveCount })} />
      )}
      {changes.totalCount > 0 && (
        <table className="k-table">
          <thead>
            <tr>
              <th className="k-number">{t('imports.line')}</th>
              <th>{t('imports.record')}</th>
              <th>{t('imports.column')}</th>
              <th>{t('imports.before')}</th>
              <th>{t('imports.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.nodes.flatMap(({ line, label, cells }) =>
              cells.map((cell, nth) => (
                <tr key={`${line} ${cell.column}`}>
                  <td className="k-number">{nth === 0 && <Count value={line} />}</td>
                  <td>{nth === 0 && label}</td>
                  <td>
                    {cell.title} {cell.sensitive && <Tag color="warning">{t('imports.sensitiveCell')}</Tag>}
                  </td>
                  <td>{cell.before || <None />}</td>
                  <td>{cell.after || <None />}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
      {loadMore && (
        <Button loading={loadingMore} onClick={loadMore}>
          {t('ui.queue.more')}
        </Button>
      )}
    </Section>
  );
}
