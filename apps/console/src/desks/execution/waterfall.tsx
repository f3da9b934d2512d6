import { type ReactNode, useCallback, useMemo } from 'react';
import type { ExecutionFigureLineFragment } from '../../gql/execution/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { type Narrow, parts } from './parts.ts';

const wan = (fen: number): number => Math.round(fen / 10_000) / 100;

/** From what was ordered down to what was delivered: each bar begins where the one before ends, and opens its lines. In 萬. */
export default function Waterfall({
  figure,
  open,
}: {
  figure: ExecutionFigureLineFragment;
  open: (narrow: Narrow) => void;
}): ReactNode {
  const t = useText();
  const drawn = useMemo(() => {
    const away = parts.slice(1).toReversed();
    const bars = away.map(([part, field], at) => {
      const gone = away.slice(0, at + 1).reduce((sum, [, each]) => sum + figure[each], 0);
      return { name: t(`execution.part.${part}`), fen: figure[field], base: figure.ordered - gone };
    });
    const all = [
      { name: t('execution.ordered'), fen: figure.ordered, base: 0 },
      ...bars,
      { name: t('execution.part.DELIVERED'), fen: figure.delivered, base: 0 },
    ];
    return {
      categories: all.map(({ name }) => name),
      base: all.map(({ base }) => wan(base)),
      parts: [undefined, ...away, parts[0]],
      series: [{ name: t('execution.inWan'), values: all.map(({ fen }) => wan(fen)), tone: 'accent' as const }],
    };
  }, [figure, t]);
  const { parts: behind, ...bars } = drawn;
  const openBar = useCallback(
    (at: number) => {
      const [part, field] = behind[at] ?? [];
      if (part && field && figure[field] > 0) open({ part, label: t(`execution.part.${part}`) });
    },
    [behind, figure, open, t],
  );
  return <BarChart title={t('execution.waterfall')} category={t('execution.became')} {...bars} open={openBar} />;
}
