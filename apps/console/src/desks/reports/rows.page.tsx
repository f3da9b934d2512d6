import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import {
  type BookLineFragment,
  PeriodLinesDocument,
  type PeriodLinesQueryVariables,
  ReportBranchesDocument,
} from '../../gql/reports/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, Instant } from '../../ui/figures.tsx';
import type { FilterValues, QueueFilter } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { figureKeys, periodBefore, usePeriodName } from './period.ts';

const keys = ['period', 'version', 'figure', 'branch', 'kind', 'class'] as const;

function questionOf(values: FilterValues<(typeof keys)[number]>): PeriodLinesQueryVariables {
  const { period, version, figure, branch, kind } = values;
  return {
    period: period || periodBefore(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7), 1),
    version: version ? Number(version) : null,
    figure: figureKeys.find((key) => key === figure) ?? 'opened',
    branchId: branch || null,
    traderKind: kind === 'company' || kind === 'naturalPerson' ? kind : null,
    class: values.class === '-' ? '' : values.class || null,
    first: 100,
  };
}

/** The accounts behind a figure of a period (T7): every figure opens its rows. */
export default function RowsPage(): ReactNode {
  const t = useText();
  const nameOf = usePeriodName();
  const [values, change] = useQueueFilters(keys);
  const variables = useMemo(() => questionOf(values), [values]);
  const asked = useQuery(PeriodLinesDocument, { variables });
  const { data: choices } = useQuery(ReportBranchesDocument);
  const list = useQueuePages(asked, 'periodLines');
  const columns = useColumns();
  const filters: QueueFilter[] = [
    {
      kind: 'choice',
      key: 'figure',
      label: t('reports.figure'),
      options: figureKeys.map((value) => ({ value, label: t(`reports.figure.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'branch',
      label: t('reports.branch'),
      options: (choices?.traderBranches ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      key: 'kind',
      label: t('reports.traderKind'),
      options: (['naturalPerson', 'company'] as const).map((value) => ({ value, label: t(`traders.kind.${value}`) })),
    },
  ];
  const version = variables.version ? ` · ${t('reports.versionNth', { version: variables.version })}` : '';
  const named = values.class ? ` · ${values.class === '-' ? t('reports.unclassified') : values.class}` : '';
  const back = `/reports?period=${variables.period}${variables.period.includes('Q') ? '&kind=quarter' : ''}`;
  return (
    <>
      <header className="k-head">
        <h1>
          {t('reports.rowsOf', { figure: t(`reports.figure.${variables.figure}`), period: nameOf(variables.period) })}
        </h1>
        <span className="k-quiet">
          {version}
          {named}
        </span>
        <span className="k-grow" />
        <Link to={variables.version ? `${back}&version=${variables.version}` : back}>{t('reports.back')}</Link>
      </header>
      <QueueTable<BookLineFragment>
        name="report-rows"
        label={t('reports.rows')}
        columns={columns}
        {...list}
        idOf={(row) => row.id}
        filters={filters}
        filterValues={values}
        onFilter={change}
        addressOf={(row) => `/traders/${row.traderId}`}
        empty={<EmptyState title={t('reports.noRows')} detail={t('reports.noRowsDetail')} />}
      />
    </>
  );
}

function useColumns(): QueueColumn<BookLineFragment>[] {
  const t = useText();
  const open = useOpenText();
  return useMemo(
    () => [
      { key: 'number', title: t('traders.number'), width: 120, render: (row) => row.number },
      { key: 'name', title: t('traders.name'), width: 190, render: (row) => row.name },
      { key: 'what', title: t('reports.what'), width: 100, render: (row) => open('reports.event', row.kind) },
      { key: 'day', title: t('reports.onDay'), width: 120, render: (row) => <BusinessDate value={row.onDay} /> },
      {
        key: 'branch',
        title: t('reports.branch'),
        width: 210,
        render: ({ branch, fromBranch }) => (fromBranch ? `${fromBranch} → ${branch}` : branch),
      },
      {
        key: 'class',
        title: t('reports.class'),
        width: 150,
        render: (row) => {
          const now = row.class || t('reports.unclassified');
          return row.fromClass == null ? now : `${row.fromClass || t('reports.unclassified')} → ${now}`;
        },
      },
      {
        key: 'source',
        title: t('reports.source'),
        width: 100,
        render: (row) => open('reports.sourceType', row.sourceType),
      },
      {
        key: 'recorded',
        title: t('reports.recordedAt'),
        width: 150,
        render: (row) => <Instant value={row.recordedAt} />,
      },
    ],
    [t, open],
  );
}
