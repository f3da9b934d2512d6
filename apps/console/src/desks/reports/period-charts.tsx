import { type ReactNode, useMemo } from 'react';
import type { PeriodFiguresFragment } from '../../gql/reports/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BarChart, type ChartSeries } from '../../ui/bar-chart.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sumOf } from './period.ts';

/** Opened against closed by branch, and how many are active by class (T7, T8). */
export default function PeriodCharts({ rows }: { rows: readonly PeriodFiguresFragment[] }): ReactNode {
  const t = useText();
  const { branches, moves, classes, active } = useMemo(() => {
    const ids = [...new Map(rows.map(({ branch }) => [branch.id, branch.name]))];
    const sums = ids.map(([id]) => sumOf(rows.filter(({ branch }) => branch.id === id)));
    const named = [...new Set(rows.map((row) => row.class))];
    const of = (kind: string): number[] =>
      named.map((name) => sumOf(rows.filter((row) => row.class === name && row.traderKind === kind)).activeAtEnd);
    return {
      branches: ids.map(([, name]) => name),
      moves: [
        { name: t('reports.figure.opened'), tone: 'accent', values: sums.map(({ opened }) => opened) },
        { name: t('reports.figure.closed'), tone: 'warning', values: sums.map(({ closed }) => closed) },
        { name: t('reports.figure.renewed'), tone: 'good', values: sums.map(({ renewed }) => renewed) },
      ] satisfies ChartSeries[],
      classes: named.map((name) => name || t('reports.unclassified')),
      active: [
        { name: t('traders.kind.naturalPerson'), tone: 'accent', values: of('naturalPerson') },
        { name: t('traders.kind.company'), tone: 'neutral', values: of('company') },
      ] satisfies ChartSeries[],
    };
  }, [rows, t]);
  return (
    <div className="k-report-charts">
      <Section title={t('reports.chart.moves')}>
        <BarChart
          title={t('reports.chart.moves')}
          category={t('reports.branch')}
          categories={branches}
          series={moves}
        />
      </Section>
      <Section title={t('reports.chart.active')}>
        <BarChart
          title={t('reports.chart.active')}
          category={t('reports.class')}
          categories={classes}
          series={active}
          stacked
        />
      </Section>
    </div>
  );
}
