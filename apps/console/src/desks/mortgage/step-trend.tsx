import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { MortgageStepTrendDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { monthAfter } from './report-span.ts';

const StepTrendChart = lazy(() => import('./step-trend-chart.tsx'));

/** How the whole way is named among steps. */
const wholeWay = '';
/** A shorter time tells no trend. */
const leastMonths = 12;

/** How long a step took month by month, median and nine of ten, and whose time it was; the slowest step first (S2). */
export function StepTrend({ month, months }: { month: string; months: number }): ReactNode {
  const t = useText();
  const [picked, setPicked] = useState<string>();
  const span = Math.max(leastMonths, months);
  const { data, error, refetch } = useQuery(MortgageStepTrendDocument, {
    variables: { month, months: span },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data?.mortgageReport.trend ?? [];
  const steps = new Map(
    rows.map(({ state }) => [state?.key ?? wholeWay, state?.title ?? t('mortgage.report.wholeWay')]),
  );
  const slowest = rows
    .filter(({ state }) => state)
    .reduce((slow, row) => (row.medianNet > (slow?.medianNet ?? -1) ? row : slow), rows[0]);
  const step = picked !== undefined && steps.has(picked) ? picked : (slowest?.state?.key ?? wholeWay);
  return (
    <Section
      title={t('mortgage.report.trend')}
      extra={
        steps.size > 0 && (
          <Select
            aria-label={t('mortgage.report.step')}
            className="m-month"
            value={step}
            options={[...steps].map(([value, label]) => ({ value, label }))}
            onChange={setPicked}
          />
        )
      }
    >
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {data && rows.length === 0 && <EmptyState title={t('mortgage.report.noTrend')} />}
      {rows.length > 0 && (
        <Suspense fallback={<PageLoading />}>
          <StepTrendChart
            months={Array.from({ length: span }, (_, at) => monthAfter(month, at + 1 - span))}
            rows={rows.filter(({ state }) => (state?.key ?? wholeWay) === step)}
          />
        </Suspense>
      )}
    </Section>
  );
}
