import type { ReactNode } from 'react';
import { StateChip } from './state-chip.tsx';
import type { Tone } from './tokens.ts';

/** Tones of the server's lifecycles, as this console shows them. */
const tones = {
  draft: 'neutral',
  waiting: 'waiting',
  returned: 'warning',
  done: 'good',
  refused: 'bad',
} as const satisfies Record<string, Tone>;

/** Where a case of any desk stands, in the words of its lifecycle. */
export interface StateOfCase {
  readonly title: string;
  readonly tone: keyof typeof tones;
}

/** The state of a case as a chip: every desk's lifecycle looks alike. */
export function LifecycleState({ state: { title, tone } }: { state: StateOfCase }): ReactNode {
  return <StateChip tone={tones[tone]}>{title}</StateChip>;
}
