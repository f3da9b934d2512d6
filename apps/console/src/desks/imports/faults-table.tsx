import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ImportFaultsDocument, type ImportRunQuery, type WholeImportFragment } from '../../gql/imports/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { usePages } from '../../ui/use-pages.ts';

/** What is wrong with which cell, why, and how to mend it; all of it as a workbook with the cells marked. */
export function FaultsTable({
  run,
  counts,
}: {
  run: WholeImportFragment;
  counts: ImportRunQuery['importFaultCounts'];
}): ReactNode {
  const t = useText();
  const [code, setCode] = useState('');
  const { data, error, refetch, fetchMore } = useQuery(ImportFaultsDocument, {
    variables: { runId: run.id, code: code || null, first: 50 },
  });
  const faults = data?.importFaults;
  const { loadMore, loadingMore } = usePages(faults?.pageInfo, (after) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { importFaults } }) =>
        importFaults && before.importFaults
          ? { importFaults: { ...importFaults, nodes: [...before.importFaults.nodes, ...importFaults.nodes] } }
          : before,
    }),
  );
  return (
    <Section
      title={t('imports.faults', { count: run.faultyCount })}
      extra={
        <Button href={`/imports/${run.id}/marked-workbook`} size="small">
          {t('imports.markedWorkbook')}
        </Button>
      }
    >
      <div className="k-tally" role="group" aria-label={t('imports.faultKinds')}>
        {counts.map((one) => (
          <button
            key={one.code}
            type="button"
            aria-pressed={code === one.code}
            onClick={() => setCode(code === one.code ? '' : one.code)}
          >
            {one.title} <Count value={one.count} />
          </button>
        ))}
      </div>
      {!faults && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {faults && (
        <table className="k-table">
          <thead>
            <tr>
              <th className="k-number">{t('imports.line')}</th>
              <th>{t('imports.heading')}</th>
              <th>{t('imports.fault')}</th>
              <th>{t('imports.cell')}</th>
              <th>{t('imports.mend')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.nodes.map((fault) => (
              <tr key={`${fault.line} ${fault.column} ${fault.code}`}>
                <td className="k-number">
                  <Count value={fault.line} />
                </td>
                <td className="k-line">{fault.heading ?? t('imports.wholeRow')}</td>
                <td className="k-line">{fault.title}</td>
                <td>{fault.shown || <None />}</td>
                <td>
                  {fault.expectation}
                  <div className="k-quiet">{fault.mend}</div>
                </td>
              </tr>
            ))}
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
