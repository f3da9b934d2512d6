import type { ReactNode } from 'react';
import { Money, None, Ratio } from '../../ui/figures.tsx';

/** How much of the target the amount comes to; both in fen. */
export function TargetBar({ amount, target }: { amount: number; target?: number | null }): ReactNode {
  if (!target) return <None />;
  const share = amount / target;
  return (
    <span className="f-target">
      <meter min={0} max={1} value={Math.min(1, share)} aria-hidden="true" />
      <span>
        <Ratio value={share.toFixed(4)} /> / <Money fen={target} />
      </span>
    </span>
  );
}
