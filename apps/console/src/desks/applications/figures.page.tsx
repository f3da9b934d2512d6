import { useQuery } from '@apollo/client/react';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import {
  ApplicationAgeingDocument,
  type ApplicationAgeingQuery,
  ApplicationFiguresDocument,
  type ApplicationFiguresQuery,
} from '../../gql/applications/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count, None, Ratio } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { useQueueFilters } from '../../ui/queue-table.tsx';
import { Section } from '../../ui/record-page.tsx';
import './applications.css';

const keys = ['days'] as const;
const spans = ['30', '90', '365'] as const;
const day = 86_400_000;

/** So many days before today in Shanghai. */
const daysAgo = (days: number): string => new Date(Date.now() + 8 * 3_600_000 - days * day).toISOString().slice(0, 10);

/** Return rate, lead time, and how long what waits has waited; every figure opens its rows (T1–T4). */
export default function FiguresPage(): ReactNode {
  const t = useText();
  const [values, change] = useQueueFilters(keys);
  const span = spans.find((each) => each === values.days) ?? '90';
  const [from, to] = [daysAgo(Number(span)), daysAgo(0)];
  const ageing = useQuery(ApplicationAgeingDocument, { fetchPolicy: 'cache-and-network' });
  const decided = useQuery(ApplicationFiguresDocument, { variables: { from, to }, fetchPolicy: 'cache-and-network' });
  const figures = (decided.data ?? decided.previousData)?.applicationFigures;
  return (
    <>
      <header className="k-head">
        <h1>{t('applications.figures')}</h1>
        <span className="k-grow" />
        <Segmented
          aria-label={t('applications.period')}
          value={span}
          options={spans.map((value) => ({ value, label: t(`applications.period.d${value}`) }))}
          onChange={(value) => change({ days: value })}
        />
      </header>
      <div className="k-stack">
        <Section title={t('applications.ageing')}>
          <p className="k-quiet">{t('applications.ageingHint')}</p>
          {!ageing.data &&
            (ageing.error ? <ErrorState error={ageing.error} retry={() => void ageing.refetch()} /> : <PageLoading />)}
          {ageing.data && <Ageing rows={ageing.data.applicationAgeing} />}
        </Section>
        <Section title={t('applications.byKind')}>
          <p className="k-quiet">{t('applications.leadTimeHint')}</p>
          {!figures &&
            (decided.error ? (
              <ErrorState error={decided.error} retry={() => void decided.refetch()} />
            ) : (
              <PageLoading />
            ))}
          {figures && <Decided rows={figures.kinds.map((row) => ({ ...row, from, to }))} />}
        </Section>
        {figures && figures.months.length > 0 && (
          <Section title={t('applications.byMonth')}>
            <Decided rows={figures.months.map((row) => ({ ...row, ...within(row.month, from, to) }))} months />
          </Section>
        )}
      </div>
    </>
  );
}

/** The days of a month that lie within the span. */
function within(month: string, from: string, to: string): { from: string; to: string } {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10);
  const first = `${month}-01`;
  return { from: first < from ? from : first, to: last > to ? to : last };
}

const ages = [
  ['fresh', '0-1'],
  ['overOneDay', '1-3'],
  ['overThreeDays', '3-7'],
  ['overSevenDays', '7-'],
] as const;

function Ageing({ rows }: { rows: ApplicationAgeingQuery['applicationAgeing'] }): ReactNode {
  const t = useText();
  if (rows.length === 0) return <EmptyState title={t('applications.nothingWaits')} />;
  const totalOf = (row: (typeof rows)[number]): number => ages.reduce((sum, [key]) => sum + row[key], 0);
  const most = Math.max(...rows.map(totalOf));
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('applications.step')}</th>
          <th>{t('approvals.reviewer')}</th>
          <th className="k-ageing-cell" aria-hidden="true" />
          {ages.map(([key, age]) => (
            <th key={key} className="k-number">
              <i className="k-ageing-key" data-age={age} aria-hidden="true" /> {t(`applications.waited.${age}`)}
            </th>
          ))}
          <th className="k-number">{t('applications.total')}</th>
          <th className="k-number">{t('applications.escalated')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const base = `/applications?state=${row.step}&${row.reviewerId ? `reviewer=${row.reviewerId}` : 'only=unassigned'}`;
          return (
            <tr key={`${row.step} ${row.reviewerId}`}>
              <td className="k-ageing-who">{row.title}</td>
              <td className="k-ageing-who">
                {row.reviewer ?? <span className="k-quiet">{t('ui.approval.onNoDesk')}</span>}
              </td>
              <td className="k-ageing-cell" aria-hidden="true">
                <span className="k-ageing" style={{ width: `${(100 * totalOf(row)) / most}%` }}>
                  {ages.map(
                    ([key, age]) => row[key] > 0 && <i key={key} data-age={age} style={{ flexGrow: row[key] }} />,
                  )}
                </span>
              </td>
              {ages.map(([key, age]) => (
                <td key={key} className="k-number">
                  {row[key] === 0 ? (
                    <None />
                  ) : (
                    <Link to={`${base}&waited=${age}`}>
                      <Count value={row[key]} />
                    </Link>
                  )}
                </td>
              ))}
              <td className="k-number">
                <Link to={base}>
                  <Count value={totalOf(row)} />
                </Link>
              </td>
              <td className="k-number">{row.escalated === 0 ? <None /> : <Count value={row.escalated} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type Row = Omit<ApplicationFiguresQuery['applicationFigures']['months'][number], 'month'> & {
  readonly month?: string;
  readonly rejected?: number;
  readonly from: string;
  readonly to: string;
};

function Decided({ rows, months = false }: { rows: readonly Row[]; months?: boolean }): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  if (rows.length === 0) return <EmptyState title={t('applications.nothingDecided')} />;
  return (
    <table className="k-table">
      <thead>
        <tr>
          {months && <th>{t('applications.month')}</th>}
          <th>{t('applications.kind')}</th>
          <th className="k-number">{t('applications.decidedCount')}</th>
          {!months && <th className="k-number">{t('applications.rejectedCount')}</th>}
          <th className="k-number">{t('applications.returnedCount')}</th>
          <th className="k-number">{t('applications.returnRate')}</th>
          <th className="k-ageing-cell" aria-hidden="true" />
          <th className="k-number">{t('applications.leadTime')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const base = `/applications?kind=${row.kind}&decided=${row.from}_${row.to}`;
          const figure = (count: number, to: string): ReactNode =>
            count === 0 ? (
              <None />
            ) : (
              <Link to={to}>
                <Count value={count} />
              </Link>
            );
          return (
            <tr key={`${row.month ?? ''} ${row.kind}`}>
              {row.month && <td>{monthName(row.month)}</td>}
              <td>{t(`applications.kind.${row.kind}`)}</td>
              <td className="k-number">{figure(row.decided, base)}</td>
              {!months && <td className="k-number">{figure(row.rejected ?? 0, `${base}&state=rejected`)}</td>}
              <td className="k-number">{figure(row.returned, `${base}&returned=yes`)}</td>
              <td className="k-number">
                <Ratio value={(row.returned / row.decided).toFixed(6)} />
              </td>
              <td className="k-ageing-cell" aria-hidden="true">
                <span className="k-ageing">
                  {row.returned > 0 && <i data-age="7-" style={{ flexGrow: row.returned }} />}
                  {row.decided > row.returned && <i data-age="0-1" style={{ flexGrow: row.decided - row.returned }} />}
                </span>
              </td>
              <td className="k-number">
                {row.medianOfficeMinutes == null ? (
                  <None />
                ) : (
                  t('applications.officeTime', {
                    hours: Math.floor(row.medianOfficeMinutes / 60),
                    minutes: row.medianOfficeMinutes % 60,
                  })
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
