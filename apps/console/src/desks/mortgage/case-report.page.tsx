import { useQuery } from '@apollo/client/react';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { MortgageReportDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useQueueFilters } from '../../ui/queue-filters.tsx';
import { ReportBottlenecks } from './report-bottlenecks.tsx';
import { caseRates, nobody, ReportRates } from './report-rates.tsx';
import { ReportRows } from './report-rows.tsx';
import { longestSpan, periodEnds, spanKinds, spanSizes } from './report-span.ts';
import { ReportSteps } from './report-steps.tsx';
import { SpanChoice } from './span-choice.tsx';
import { StepTrend } from './step-trend.tsx';
import './mortgage.css';

const keys = ['span', 'month', 'months', 'by', 'rate', 'step', 'group'] as const;
const figures = [...caseRates, 'stay'] as const;
const breakdowns = ['team', 'bank', 'specialist', 'consultant'] as const;

/** The report of a span of months on the cases: where they stand, how long steps took, shares, and the rows of one (S2, S15–S19). */
export default function CaseReportPage(): ReactNode {
  const t = useText();
  const [values, change] = useQueueFilters(keys);
  const kind = spanKinds.find((each) => each === values.span) ?? 'month';
  const months = kind === 'free' ? readMonths(values.months) : spanSizes[kind];
  const month = values.month || (periodEnds(kind === 'free' ? 1 : months, 1)[0] ?? '');
  const by = breakdowns.find((each) => each === values.by) ?? 'team';
  const rate = figures.find((each) => each === values.rate);
  const { data, previousData, error, refetch } = useQuery(MortgageReportDocument, {
    variables: { month, months, by },
    fetchPolicy: 'cache-and-network',
  });
  const report = (data ?? (error ? undefined : previousData))?.mortgageReport;
  const address = (changed: Readonly<Record<string, string>>): string => {
    const filters = Object.entries({ span: kind, month, months: String(months), by, ...changed }).filter(
      ([, value]) => value,
    );
    return `?${new URLSearchParams(filters)}`;
  };
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.reports')}</h1>
        <SpanChoice
          chosen={{ kind, month, months }}
          choose={(next) =>
            change({ span: next.kind, month: next.month, months: String(next.months), rate: '', step: '', group: '' })
          }
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
                months,
                by,
                rate,
                step: values.step || null,
                group: values.group === nobody ? '' : values.group || null,
              }}
            />
          )}
          <ReportBottlenecks rows={report.bottlenecks} />
          <ReportRates rates={report.rates} address={address} />
          <StepTrend month={month} months={months} />
          <ReportSteps rows={report.steps} address={address} />
        </div>
      )}
    </>
  );
}

/** How many months an address says; one where it says nothing sound. */
function readMonths(said: string | undefined): number {
  const months = Number(said);
  return Number.isInteger(months) && months >= 1 && months <= longestSpan ? months : 1;
}
