import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import {
  type ArchivedPaperFragment,
  ArchivedPapersDocument,
  type ArchiveShelf,
  PaperTypesDocument,
} from '../../gql/archive/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, None } from '../../ui/figures.tsx';
import type { FilterValues, QueueFilter } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { SubjectLink } from '../../ui/subject-link.tsx';
import { usePages } from '../../ui/use-pages.ts';
import type { Opened } from './dossier-drawer.tsx';
import { LoanNote, placeWords } from './paper-place.tsx';
import { StandingChip } from './standing-chip.tsx';
import { useBranchFilter } from './use-branch-filter.ts';

const keys = ['text', 'branch', 'type'] as const;

function filterOf(shelf: ArchiveShelf, { text, branch, type }: FilterValues<(typeof keys)[number]>) {
  return {
    shelf,
    text: text || null,
    branchIds: branch ? branch.split(',') : null,
    types: type ? type.split(',') : null,
  };
}

/** The papers of one shelf. */
export function ArchivedPapers({ shelf, open }: { shelf: ArchiveShelf; open: (subject: Opened) => void }): ReactNode {
  const t = useText();
  const [values, change] = useQueueFilters(keys);
  const filter = useMemo(() => filterOf(shelf, values), [shelf, values]);
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(ArchivedPapersDocument, {
    variables: { filter, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const { data: known } = useQuery(PaperTypesDocument);
  const list = (data ?? previousData)?.archivedDocuments;
  const { loadMore, loadingMore } = usePages(data?.archivedDocuments.pageInfo, (after) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { archivedDocuments } }) => ({
        archivedDocuments: {
          ...archivedDocuments,
          nodes: [...before.archivedDocuments.nodes, ...archivedDocuments.nodes],
        },
      }),
    }),
  );
  const branches = useBranchFilter();
  const filters: QueueFilter[] = [
    { kind: 'text', key: 'text', label: t('archive.filter.paper') },
    branches,
    {
      kind: 'choice',
      key: 'type',
      label: t('archive.type'),
      many: true,
      options: (known?.documentTypes ?? []).map(({ key, title }) => ({ value: key, label: title })),
    },
  ];
  const narrowed = keys.some((key) => values[key]);
  return (
    <QueueTable<ArchivedPaperFragment>
      name={`archive-${shelf}`}
      label={t(`archive.shelf.${shelf}`)}
      columns={useColumns(shelf)}
      rows={list?.nodes}
      idOf={(row) => row.id}
      loading={loading || loadingMore}
      error={error}
      retry={() => void refetch()}
      loadMore={loadMore}
      filters={filters}
      filterValues={values}
      onFilter={change}
      onOpen={(row) => open(row.subject)}
      exported={{ name: 'archive', filter }}
      empty={
        <EmptyState
          title={t(narrowed ? 'archive.noneSuch' : `archive.none.${shelf}`)}
          {...(narrowed && { detail: t('archive.noneSuchDetail') })}
          {...(!narrowed && shelf === 'all' && { detail: t('archive.noneDetail') })}
        />
      }
    />
  );
}

function useColumns(shelf: ArchiveShelf): QueueColumn<ArchivedPaperFragment>[] {
  const t = useText();
  return useMemo(() => {
    const lent = shelf === 'lent' || shelf === 'overdue';
    const columns: (QueueColumn<ArchivedPaperFragment> | false)[] = [
      { key: 'paper', title: t('archive.paper'), width: 180, render: ({ document }) => document.title },
      {
        key: 'whose',
        title: t('archive.whose'),
        width: 220,
        render: ({ subject }) => <SubjectLink subject={subject} />,
      },
      { key: 'branch', title: t('archive.branch'), width: 120, render: ({ branch }) => branch ?? <None /> },
      lent && {
        key: 'loan',
        title: t('archive.lentOut'),
        width: 270,
        render: ({ document: { loan } }) => (loan ? <LoanNote loan={loan} /> : <None />),
      },
      lent && {
        key: 'purpose',
        title: t('archive.purpose'),
        width: 120,
        render: ({ document: { loan } }) => loan?.purpose ?? <None />,
      },
      {
        key: 'standing',
        title: t('archive.stands'),
        width: 110,
        optional: lent,
        render: ({ document }) => <StandingChip standing={document.standing} />,
      },
      {
        key: 'form',
        title: t('archive.form'),
        width: 75,
        optional: lent,
        render: ({ document }) => t(`archive.form.${document.form}`),
      },
      {
        key: 'expires',
        title: t('archive.expiresOn'),
        width: 110,
        optional: lent,
        render: ({ document }) =>
          document.type.expires && !document.expiresOn ? (
            t('archive.unlimited')
          ) : (
            <BusinessDate value={document.expiresOn} />
          ),
      },
      {
        key: 'verified',
        title: t('archive.verified'),
        width: 105,
        optional: lent,
        render: ({ document }) => document.verifiedBy ?? <None />,
      },
      {
        key: 'place',
        title: t('archive.place'),
        width: 105,
        render: ({ document }) => placeWords(document.place) ?? <None />,
      },
    ];
    return columns.filter((column) => column !== false);
  }, [t, shelf]);
}
