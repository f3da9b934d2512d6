import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import {
  type BookLineFragment,
  PeriodLinesDocument,
  type PeriodLinesQueryVariables,
  PeriodReportDocument,
} from '../../gql/reports/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, Instant } from '../../ui/figures.tsx';
import type { FilterValues, QueueFilter } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { figureKeys, periodBefore, sumOf, usePeriodName } from './period.ts';

/** Which lines, whatever page of them. */
type Question = Required<Omit<PeriodLinesQueryVariables, 'first' | 'after'>>;

const keys = ['period', 'version', 'figure', 'branch', 'kind', 'class'] as const;

function questionOf(values: FilterValues<(typeof keys)[number]>): Question {
  const { period, version, figure, branch, kind } = values;
  return {
    period: period || periodBefore(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7), 1),
    version: version ? Number(version) : null,
    figure: figureKeys.find((key) => key === figure) ?? 'opened',
    branchId: branch || null,
    traderKind: kind === 'company' || kind === 'naturalPerson' ? kind : null,
    class: values.class === '-' ? '' : values.class || null,
  };
}

/** The accounts behind a figure of a period (T7): every figure opens its rows, as many as it says. */
export default function RowsPage(): ReactNode {
  const t = useText();
  const nameOf = usePeriodName();
  const [values, change] = useQueueFilters(keys);
  const question = useMemo(() => questionOf(values), [values]);
  const { period, version, figure, branchId, traderKind, class: named } = question;
  const asked = useQuery(PeriodLinesDocument, { variables: { ...question, first: 100 } });
  const list = useQueuePages(asked, 'periodLines');
  const { data: whole } = useQuery(PeriodReportDocument, { variables: { period, version } });
  const cells = whole?.periodReport.rows ?? [];
  // Lines as the book has them now are not what a frozen version counted.
  const counted = whole && version === (whole.periodReport.shown?.version ?? null);
  const inQuestion = cells.filter(
    (cell) =>
      (!branchId || cell.branch.id === branchId) &&
      (!traderKind || cell.traderKind === traderKind) &&
      (named === null || cell.class === named),
  );
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
      options: [...new Map(cells.map(({ branch }) => [branch.id, branch.name]))].map(([value, label]) => ({
        value,
        label,
      })),
    },
    {
      kind: 'choice',
      key: 'kind',
      label: t('reports.traderKind'),
      options: (['naturalPerson', 'company'] as const).map((value) => ({ value, label: t(`traders.kind.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'class',
      label: t('reports.class'),
      options: [...new Set(cells.map((cell) => cell.class))].map((value) => ({
        value: value || '-',
        label: value || t('reports.unclassified'),
      })),
    },
  ];
  const back = `/reports?period=${period}${period.includes('Q') ? '&kind=quarter' : ''}`;
  return (
    <>
      <header className="k-head">
        <h1>{t('reports.rowsOf', { figure: t(`reports.figure.${figure}`), period: nameOf(period) })}</h1>
        {version && <span className="k-quiet">{t('reports.versionNth', { version })}</span>}
        <span className="k-grow" />
        <Link to={version ? `${back}&version=${version}` : back}>{t('reports.back')}</Link>
      </header>
      <QueueTable<BookLineFragment>
        name="report-rows"
        label={t('reports.rows')}
        columns={columns}
        {...list}
        total={counted ? sumOf(inQuestion)[figure] : null}
        idOf={(row) => row.id}
        filters={filters}
        filterValues={values}
        onFilter={change}
        addressOf={(row) => `/traders/${row.traderId}`}
        exported={{ name: 'period-lines', filter: question }}
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
      { key: 'number', title: t('traders.number'), width: 95, render: (row) => row.number },
      { key: 'name', title: t('traders.name'), width: 180, render: (row) => row.name },
      { key: 'what', title: t('reports.what'), width: 105, render: (row) => open('reports.event', row.kind) },
      { key: 'day', title: t('reports.onDay'), width: 110, render: (row) => <BusinessDate value={row.onDay} /> },
      {
        key: 'branch',
        title: t('reports.branch'),
        width: 165,
        render: ({ branch, fromBranch }) => (fromBranch ? `${fromBranch} → ${branch}` : branch),
      },
      {
        key: 'class',
        title: t('reports.class'),
        width: 130,
        render: (row) => {
          const now = row.class || t('reports.unclassified');
          return row.fromClass == null ? now : `${row.fromClass || t('reports.unclassified')} → ${now}`;
        },
      },
      {
        key: 'source',
        title: t('reports.source'),
        width: 90,
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
