import { type ReactNode, useMemo } from 'react';
import type { TeamStandingLineFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BarChart, type ChartSeries } from '../../ui/bar-chart.tsx';

/** What each team collected in yuan, the first place first. */
export default function RaceChart({ standings }: { standings: readonly TeamStandingLineFragment[] }): ReactNode {
  const t = useText();
  const { categories, series } = useMemo(
    () => ({
      categories: standings.map(({ team }) => team),
      series: [
        {
          name: t('mortgage.collectedYuan'),
          tone: 'accent',
          values: standings.map(({ collected }) => Math.round(collected / 100)),
        },
      ] satisfies ChartSeries[],
    }),
    [standings, t],
  );
  return <BarChart title={t('mortgage.race')} category={t('mortgage.team')} categories={categories} series={series} />;
}
