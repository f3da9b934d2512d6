import { useQuery } from '@apollo/client/react';
import { Progress } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { type IncompleteDossierFragment, IncompleteDossiersDocument } from '../../gql/archive/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { None } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { SubjectLink } from '../../ui/subject-link.tsx';
import { usePages } from '../../ui/use-pages.ts';
import type { Opened } from './dossier-drawer.tsx';
import { useBranchFilter } from './use-branch-filter.ts';

const keys = ['text', 'branch'] as const;

/** Records whose required papers are not all there, with what they lack. */
export function IncompleteDossiers({ open }: { open: (subject: Opened) => void }): ReactNode {
  const t = useText();
  const [values, change] = useQueueFilters(keys);
  const filter = useMemo(
    () => ({ text: values.text || null, branchIds: values.branch ? values.branch.split(',') : null }),
    [values],
  );
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(IncompleteDossiersDocument, {
    variables: { filter, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.incompleteDossiers;
  const { loadMore, loadingMore } = usePages(data?.incompleteDossiers.pageInfo, (after) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { incompleteDossiers } }) => ({
        incompleteDossiers: {
          ...incompleteDossiers,
          nodes: [...before.incompleteDossiers.nodes, ...incompleteDossiers.nodes],
        },
      }),
    }),
  );
  const narrowed = keys.some((key) => values[key]);
  return (
    <QueueTable<IncompleteDossierFragment>
      name="archive-incomplete"
      label={t('archive.shelf.incomplete')}
      columns={useColumns()}
      rows={list?.nodes}
      idOf={(row) => row.id}
      loading={loading || loadingMore}
      error={error}
      retry={() => void refetch()}
      loadMore={loadMore}
      filters={[{ kind: 'text', key: 'text', label: t('archive.filter.whose') }, useBranchFilter()]}
      filterValues={values}
      onFilter={change}
      onOpen={(row) => open(row.subject)}
      exported={{ name: 'archive-incomplete', filter }}
      empty={
        <EmptyState
          title={t(narrowed ? 'archive.noneSuch' : 'archive.none.incomplete')}
          {...(narrowed && { detail: t('archive.noneSuchDetail') })}
        />
      }
    />
  );
}

function useColumns(): QueueColumn<IncompleteDossierFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      {
        key: 'whose',
        title: t('archive.whose'),
        width: 230,
        render: ({ subject }) => <SubjectLink subject={subject} />,
      },
      { key: 'branch', title: t('archive.branch'), width: 130, render: ({ branch }) => branch ?? <None /> },
      {
        key: 'there',
        title: t('archive.completeness'),
        width: 250,
        render: ({ there, required, completeness }) => (
          <span className="archive-completeness">
            <Progress percent={completeness} size="small" aria-label={t('archive.completeness')} />
            <span className="k-quiet k-figure">{t('archive.thereOf', { there, required })}</span>
          </span>
        ),
      },
      {
        key: 'missing',
        title: t('archive.lacking'),
        width: 420,
        render: ({ missing }) => <span title={missing.join('\n')}>{missing.join(t('ui.comma'))}</span>,
      },
    ],
    [t],
  );
}
