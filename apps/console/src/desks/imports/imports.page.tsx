import { useQuery } from '@apollo/client/react';
import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ImportKindsDocument, type ImportLineFragment, ImportRunsDocument } from '../../gql/imports/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useQueueFilters } from '../../ui/queue-table.tsx';
import { Section } from '../../ui/record-page.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { DropFile } from './drop-file.tsx';
import { ImportState } from './import-state.tsx';

const keys = ['kind'] as const;

/** Begin an import, or go on with one (X5). */
export default function ImportsPage(): ReactNode {
  const t = useText();
  const [filters, change] = useQueueFilters(keys);
  const { data, error, refetch } = useQuery(ImportKindsDocument);
  if (!data)
    return error ? (
      <ErrorState page={t('imports.title')} error={error} retry={() => void refetch()} />
    ) : (
      <PageLoading />
    );
  const kind = data.importKinds.find(({ key }) => key === filters.kind) ?? data.importKinds[0];
  if (!kind) return <EmptyState title={t('imports.nothing')} />;
  return (
    <>
      <header className="k-head">
        <h1>{t('imports.title')}</h1>
        {data.importKinds.length > 1 && (
          <Segmented
            aria-label={t('imports.kind')}
            value={kind.key}
            onChange={(key) => change({ kind: key })}
            options={data.importKinds.map(({ key, title }) => ({ value: key, label: title }))}
          />
        )}
      </header>
      <div className="k-stack">
        <Section title={kind.title}>
          <DropFile kind={kind.key} />
          <p className="k-quiet">
            {t('imports.columns', {
              list: kind.columns
                .filter(({ required }) => required)
                .map(({ title }) => title)
                .join(t('ui.comma')),
            })}
          </p>
        </Section>
        <Section title={t('imports.earlier')}>
          <Earlier kind={kind.key} />
        </Section>
      </div>
    </>
  );
}

function Earlier({ kind }: { kind: string }): ReactNode {
  const t = useText();
  const { data, error, refetch, fetchMore } = useQuery(ImportRunsDocument, {
    variables: { kind, first: 20 },
    pollInterval: 10_000,
  });
  const runs = data?.importRuns;
  const { loadMore, loadingMore } = usePages(runs?.pageInfo, (after) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { importRuns } }) => ({
        importRuns: { ...importRuns, nodes: [...before.importRuns.nodes, ...importRuns.nodes] },
      }),
    }),
  );
  if (!runs) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (runs.nodes.length === 0) return <EmptyState title={t('imports.none')} />;
  return (
    <>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('imports.file')}</th>
            <th>{t('imports.stateTitle')}</th>
            <th className="k-number">{t('imports.rows')}</th>
            <th className="k-number">{t('imports.faulty')}</th>
            <th className="k-number">{t('imports.taken')}</th>
            <th>{t('imports.by')}</th>
            <th>{t('imports.at')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.nodes.map((run) => (
            <Line key={run.id} run={run} />
          ))}
        </tbody>
      </table>
      {loadMore && (
        <Button loading={loadingMore} onClick={loadMore}>
          {t('ui.queue.more')}
        </Button>
      )}
    </>
  );
}

function Line({ run }: { run: ImportLineFragment }): ReactNode {
  return (
    <tr>
      <td>
        <Link to={`/imports/${run.id}`}>{run.fileName}</Link>
      </td>
      <td>
        <ImportState state={run.state} />
      </td>
      <td className="k-number">
        <Count value={run.rowCount} />
      </td>
      <td className="k-number">
        <Count value={run.faultyCount} />
      </td>
      <td className="k-number">
        {typeof run.committedCount === 'number' ? <Count value={run.committedCount} /> : <None />}
      </td>
      <td>{run.startedByName}</td>
      <td>
        <Instant value={run.createdAt} />
      </td>
    </tr>
  );
}
