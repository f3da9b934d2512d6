import { type ReactNode, useMemo } from 'react';
import type { MortgageStepTrendQuery } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BarChart, type ChartSeries } from '../../ui/bar-chart.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { officeDay } from './office-days.tsx';

type Row = MortgageStepTrendQuery['mortgageReport']['trend'][number];

const days = (minutes: number | undefined): number => Math.round(((minutes ?? 0) / officeDay) * 10) / 10;
const whose = [
  ['customer', 'warning'],
  ['bank', 'accent'],
  ['site', 'good'],
  ['us', 'neutral'],
] as const;

/** A step month by month: how long it took, and whose time it was, in office days. */
export default function StepTrendChart({
  months,
  rows,
}: {
  months: readonly string[];
  rows: readonly Row[];
}): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  const { categories, lengths, times } = useMemo(() => {
    const of = new Map(rows.map((row) => [row.month, row]));
    const values = (minutes: (row: Row) => number): number[] =>
      months.map((month) => {
        const row = of.get(month);
        return days(row && minutes(row));
      });
    return {
      categories: months.map(monthName),
      lengths: [
        { name: t('mortgage.report.medianNet'), tone: 'accent', values: values(({ medianNet }) => medianNet) },
        {
          name: t('mortgage.report.ninetiethNet'),
          tone: 'warning',
          values: values(({ ninetiethNet }) => ninetiethNet),
        },
      ] satisfies ChartSeries[],
      times: whose.map(
        ([who, tone]): ChartSeries => ({
          name: t(`mortgage.whose.${who}`),
          tone,
          values: values((row) => row[`${who}Minutes`]),
        }),
      ),
    };
  }, [months, rows, monthName, t]);
  const category = t('mortgage.month');
  return (
    <>
      <BarChart title={t('mortgage.report.times')} category={category} categories={categories} series={lengths} />
      <h3>{t('mortgage.report.whoseTime')}</h3>
      <BarChart
        title={t('mortgage.report.whoseTime')}
        category={category}
        categories={categories}
        series={times}
        stacked
      />
    </>
  );
}
