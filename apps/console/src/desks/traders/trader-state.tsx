import type { ReactNode } from 'react';
import type { TraderLineFragment } from '../../gql/traders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

type TermState = NonNullable<TraderLineFragment['termState']>;

const termTones: Readonly<Record<TermState, Tone>> = {
  active: 'good',
  expiring: 'warning',
  expired: 'bad',
  grace: 'bad',
  renewed: 'neutral',
  closed: 'neutral',
};

/** Whether a trader is one still. */
export function TraderStateChip({ state }: { state: TraderLineFragment['state'] }): ReactNode {
  const t = useText();
  return <StateChip tone={state === 'active' ? 'good' : 'neutral'}>{t(`traders.state.${state}`)}</StateChip>;
}

/** Where a term stands (T3). */
export function TermStateChip({ state }: { state: TermState }): ReactNode {
  const t = useText();
  return <StateChip tone={termTones[state]}>{t(`traders.termState.${state}`)}</StateChip>;
}

/** The ways of a term in order, those that are passed apart from those ahead. */
export const termWay = ['active', 'expiring', 'expired', 'grace', 'closed'] as const satisfies readonly TermState[];
