import { type ReactNode, useMemo } from 'react';
import type { MortgageReportQuery } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BarChart, type ChartSeries } from '../../ui/bar-chart.tsx';
import { officeDay } from './office-days.tsx';

/** In which steps cases stand, by the office days that they have stood there together. */
export default function BottleneckChart({
  rows,
}: {
  rows: MortgageReportQuery['mortgageReport']['bottlenecks'];
}): ReactNode {
  const t = useText();
  const { categories, series } = useMemo(
    () => ({
      categories: rows.map(({ state }) => state.title),
      series: [
        {
          name: t('mortgage.report.caseDays'),
          tone: 'accent',
          values: rows.map(({ minutes }) => Math.round(minutes / officeDay)),
        },
      ] satisfies ChartSeries[],
    }),
    [rows, t],
  );
  return (
    <BarChart
      title={t('mortgage.report.bottlenecks')}
      category={t('mortgage.report.step')}
      categories={categories}
      series={series}
    />
  );
}
