import type { ReactNode } from 'react';
import { Ratio } from '../../ui/figures.tsx';

/** A yearly rate in thousandths of a percent: 3000 is 3.00 %. */
export function RatePercent({ thousandths }: { thousandths: number }): ReactNode {
  return <Ratio value={(thousandths / 100_000).toFixed(5)} />;
}

/** A ratio in hundredths of a percent: 1500 is 15.00 %. */
export function RulePercent({ hundredths }: { hundredths: number }): ReactNode {
  return <Ratio value={(hundredths / 10_000).toFixed(4)} />;
}
