import { useQuery } from '@apollo/client/react';
import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { MortgageReportDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { useQueueFilters } from '../../ui/queue-filters.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { ReportBottlenecks } from './report-bottlenecks.tsx';
import { caseRates, nobody, ReportRates } from './report-rates.tsx';
import { ReportRows } from './report-rows.tsx';
import { ReportSteps } from './report-steps.tsx';

const keys = ['month', 'by', 'rate', 'step', 'group'] as const;
const figures = [...caseRates, 'stay'] as const;
const breakdowns = ['team', 'bank', 'specialist'] as const;

/** The last two years' months, the present one first. */
function months(): string[] {
  const [year = 0, month = 1] = todayInShanghai().split('-').map(Number);
  return Array.from({ length: 24 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** The report of a month on the cases: where they stand, how long steps took, shares, and the rows of one (S2, S15–S19). */
export default function CaseReportPage(): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  const [values, change] = useQueueFilters(keys);
  const choices = months();
  const month = values.month || (choices[0] ?? '');
  const by = breakdowns.find((each) => each === values.by) ?? 'team';
  const rate = figures.find((each) => each === values.rate);
  const { data, previousData, error, refetch } = useQuery(MortgageReportDocument, {
    variables: { month, by },
    fetchPolicy: 'cache-and-network',
  });
  const report = (data ?? (error ? undefined : previousData))?.mortgageReport;
  const address = (changed: Readonly<Record<string, string>>): string => {
    const filters = Object.entries({ month, by, ...changed }).filter(([, value]) => value);
    return `?${new URLSearchParams(filters)}`;
  };
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.reports')}</h1>
        <Select
          aria-label={t('mortgage.month')}
          style={{ minWidth: 150 }}
          value={month}
          options={choices.map((value) => ({ value, label: monthName(value) }))}
          onChange={(value: string) => change({ month: value, rate: '', step: '', group: '' })}
        />
        <Segmented
          aria-label={t('mortgage.report.by')}
          value={by}
          options={breakdowns.map((value) => ({ value, label: t(`mortgage.report.by.${value}`) }))}
          onChange={(value) => change({ by: value, rate: '', step: '', group: '' })}
        />
      </header>
      {!report && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {report && (
        <div className="k-stack">
          {rate && (
            <ReportRows
              chosen={{
                month,
                by,
                rate,
                step: values.step || null,
                group: values.group === nobody ? '' : values.group || null,
              }}
            />
          )}
          <ReportBottlenecks rows={report.bottlenecks} />
          <ReportRates rates={report.rates} address={address} />
          <ReportSteps rows={report.steps} address={address} />
        </div>
      )}
    </>
  );
}
