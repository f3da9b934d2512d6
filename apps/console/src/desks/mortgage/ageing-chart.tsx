import { type ReactNode, useMemo } from 'react';
import type { MortgageFeeAgeingQuery } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BarChart, type ChartSeries } from '../../ui/bar-chart.tsx';

const buckets = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;
const tones = {
  deedTax: 'accent',
  maintenanceFund: 'good',
  registration: 'neutral',
  areaDifference: 'warning',
} as const;

/** Open fees in yuan by how long they are overdue, each kind in its colour. */
export default function AgeingChart({ rows }: { rows: MortgageFeeAgeingQuery['mortgageFeeAgeing'] }): ReactNode {
  const t = useText();
  const { categories, series } = useMemo(
    () => ({
      categories: buckets.map((bucket) => t(`mortgage.ageing.${bucket}`)),
      series: rows.map(
        (row): ChartSeries => ({
          name: t(`mortgage.feeKind.${row.kind}`),
          tone: tones[row.kind],
          values: buckets.map((bucket) => Math.round(row[bucket] / 100)),
        }),
      ),
    }),
    [rows, t],
  );
  return (
    <BarChart
      title={t('mortgage.ageingYuan')}
      category={t('mortgage.ageing')}
      categories={categories}
      series={series}
      stacked
    />
  );
}
