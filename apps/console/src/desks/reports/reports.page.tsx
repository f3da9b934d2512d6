import { useQuery } from '@apollo/client/react';
import { Alert, Button, Segmented, Select } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useIntl } from 'react-intl';
import {
  ComparedPeriodDocument,
  PeriodReportDocument,
  ReportPeriodsDocument,
  type WholePeriodFragment,
} from '../../gql/reports/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { BusinessDate, Instant } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useQueueFilters } from '../../ui/queue-table.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { ClassesButton } from './classes-button.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { FiguresTable } from './figures-table.tsx';
import { comparedPeriod, periodBefore, usePeriodName } from './period.ts';
import { PeriodActions } from './period-actions.tsx';
import { RestatedRows } from './restated-rows.tsx';
import './reports.css';

// echarts is heavier than the rest of the page.
const PeriodCharts = lazy(() => import('./period-charts.tsx'));

const keys = ['kind', 'period', 'version', 'compare'] as const;

/** Today's month in Shanghai. */
const thisMonth = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

function lastPeriod(kind: string): string {
  const month = thisMonth();
  const quarter = `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
  return periodBefore(kind === 'quarter' ? quarter : month, 1);
}

/** Opened, closed, renewed, changed and active accounts of a month or quarter (T7, T8). */
export default function ReportsPage(): ReactNode {
  const t = useText();
  const nameOf = usePeriodName();
  const [values, change] = useQueueFilters(keys);
  const kind = values.kind === 'quarter' ? 'quarter' : 'month';
  const period = values.period || lastPeriod(kind);
  const version = values.version ? Number(values.version) : null;
  const compare = values.compare === 'before' || values.compare === 'yearAgo' ? values.compare : undefined;
  const { data: choices } = useQuery(ReportPeriodsDocument, { variables: { kind } });
  const {
    data: fresh,
    previousData,
    error,
    refetch,
  } = useQuery(PeriodReportDocument, { variables: { period, version } });
  const { data: compared } = useQuery(ComparedPeriodDocument, {
    variables: { period: comparedPeriod(period, compare ?? 'before') },
    skip: !compare,
  });
  // The figures of the period before stay, under their own name, until the new ones are there or failed.
  const report = (fresh ?? (error ? undefined : previousData))?.periodReport;
  const periods = choices?.reportPeriods ?? [];
  const options = periods.map(({ period: value, state }) => ({
    value,
    label: `${nameOf(value)}　${t(`reports.state.${state}`)}`,
  }));
  return (
    <div className="k-report">
      <header className="k-head">
        <h1>
          {t('reports.title')} <span className="k-report-period">{nameOf(report?.period ?? period)}</span>
        </h1>
        {report && <PeriodState report={report} />}
        <span className="k-grow" />
        {report && (
          <PeriodActions report={report} refetch={() => void refetch()} showNewest={() => change({ version: '' })} />
        )}
      </header>
      <div className="k-filters k-noprint">
        <Segmented
          aria-label={t('reports.kind')}
          value={kind}
          options={(['month', 'quarter'] as const).map((value) => ({ value, label: t(`reports.kind.${value}`) }))}
          onChange={(value) => change({ kind: value === 'quarter' ? value : '', period: '', version: '' })}
        />
        <Select
          aria-label={t('reports.period')}
          style={{ minWidth: 190 }}
          showSearch={{ optionFilterProp: 'label' }}
          value={period}
          options={
            options.some(({ value }) => value === period)
              ? options
              : [{ value: period, label: nameOf(period) }, ...options]
          }
          onChange={(value: string) => change({ period: value, version: '' })}
        />
        {report && report.versions.length > 1 && (
          <Select
            aria-label={t('reports.version')}
            style={{ minWidth: 100 }}
            value={report.shown?.version ?? null}
            options={report.versions.map((one) => ({ value: one.version, label: t('reports.versionNth', one) }))}
            onChange={(value) => change({ version: value ? String(value) : '' })}
          />
        )}
        <Select
          aria-label={t('reports.compare')}
          style={{ minWidth: 150 }}
          value={compare ?? 'none'}
          options={(['none', 'before', 'yearAgo'] as const).map((value) => ({
            value,
            label: t(`reports.compare.${value}`),
          }))}
          onChange={(value) => change({ compare: value === 'none' ? '' : value })}
        />
        <span className="k-grow" />
        <ClassesButton done={() => void refetch()} />
        {report && <Files report={report} />}
      </div>
      {!report && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {report && (
        <div className="k-stack">
          <Notices report={report} />
          {report.rows.length === 0 ? (
            <EmptyState title={t('reports.none')} detail={t('reports.noneDetail')} />
          ) : (
            <>
              <FigureTiles
                report={report}
                before={
                  compare && compared
                    ? { name: nameOf(compared.periodReport.period), rows: compared.periodReport.rows }
                    : undefined
                }
              />
              <Suspense fallback={<PageLoading />}>
                <PeriodCharts rows={report.rows} />
              </Suspense>
              <RestatedRows report={report} />
              <FiguresTable report={report} before={compare ? compared?.periodReport.rows : undefined} />
              <p className="k-quiet">{t('reports.equation')}</p>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function PeriodState({ report: { state, shown } }: { report: WholePeriodFragment }): ReactNode {
  const t = useText();
  const tone = { running: 'waiting', open: 'warning', closed: 'good' } as const;
  return (
    <>
      <StateChip tone={tone[state]}>{t(`reports.state.${state}`)}</StateChip>
      {shown && <span className="k-quiet">{t('reports.versionNth', { version: shown.version })}</span>}
    </>
  );
}

/** The report as Excel, as a printed paper, and on the printer. */
function Files({ report }: { report: WholePeriodFragment }): ReactNode {
  const t = useText();
  const { locale } = useIntl();
  const version = report.shown ? `&version=${report.shown.version}` : '';
  return (
    <>
      <ExportButton
        name="period-report"
        filter={{ period: report.period, ...(report.shown && { version: report.shown.version }) }}
      />
      <Button href={`/period-reports/${report.period}/paper?language=${locale}${version}`} download>
        {t('reports.pdf')}
      </Button>
      <Button onClick={() => print()}>{t('reports.print')}</Button>
    </>
  );
}

/** Who closed it, why it was stated anew, who took note, and what came in since. */
function Notices({ report }: { report: WholePeriodFragment }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { shown, versions, lateEvents } = report;
  const newest = versions[0];
  const standing: Fact[] = [
    {
      key: 'days',
      label: t('reports.days'),
      value: (
        <>
          <BusinessDate value={report.firstDay} /> – <BusinessDate value={report.lastDay} />
        </>
      ),
    },
  ];
  if (shown) {
    standing.push(
      {
        key: 'closed',
        label: t('reports.versionNth', { version: shown.version }),
        value: (
          <>
            {t('reports.closedBy', { by: shown.closedBy })} <Instant value={shown.closedAt} />
          </>
        ),
      },
      ...(shown.reason ? [{ key: 'reason', label: t('reports.reason'), value: shown.reason }] : []),
      {
        key: 'noted',
        label: t('reports.general'),
        value: shown.acknowledgedAt ? (
          <>
            {t('reports.notedBy', { by: shown.acknowledgedBy ?? '' })} <Instant value={shown.acknowledgedAt} />
          </>
        ) : (
          t('reports.unread')
        ),
      },
    );
  } else standing.push({ key: 'open', label: t('reports.state'), value: t(`reports.explain.${report.state}`) });
  return (
    <>
      {shown && newest && shown.version < newest.version && (
        <Alert type="info" showIcon title={t('reports.olderShown', { shown: shown.version, newest: newest.version })} />
      )}
      {lateEvents > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('reports.late', { count: lateEvents })}
          description={t(may('report.restate') ? 'reports.lateRestate' : 'reports.lateTell')}
        />
      )}
      <Section title={t('reports.standing')}>
        <Facts facts={standing} />
      </Section>
    </>
  );
}
