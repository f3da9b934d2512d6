import type { ReactNode } from 'react';
import type { MortgagePenaltyState } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';

const tones = {
  proposed: 'waiting',
  reviewed: 'waiting',
  appealable: 'waiting',
  appealed: 'warning',
  standing: 'warning',
  booked: 'good',
  dropped: 'neutral',
} as const;

/** Where a penalty stands. */
export function PenaltyState({ state }: { state: MortgagePenaltyState }): ReactNode {
  const t = useText();
  return <StateChip tone={tones[state]}>{t(`mortgage.penaltyState.${state}`)}</StateChip>;
}
