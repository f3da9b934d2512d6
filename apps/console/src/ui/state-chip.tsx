import type { ReactNode } from 'react';
import type { Tone } from './tokens.ts';

const shapes: Readonly<Record<Tone, string>> = {
  neutral: 'M3 6h6',
  good: 'M2 6.5l2.8 2.8L10 3.5',
  waiting: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M6 3.5V6l1.8 1.2',
  warning: 'M6 1.5l5 9H1zM6 5v2.4M6 9v.1',
  bad: 'M3 3l6 6M9 3l-6 6',
};

/** A state: a shape and a word beside the colour, so that no eye depends on the colour. */
export function StateChip({ tone, children }: { tone: Tone; children: ReactNode }): ReactNode {
  return (
    <span className="k-chip" data-tone={tone}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d={shapes[tone]} />
      </svg>
      {children}
    </span>
  );
}
