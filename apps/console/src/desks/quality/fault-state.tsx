import type { ReactNode } from 'react';
import type { TraderFaultState } from '../../gql/quality/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

const tones: Readonly<Record<TraderFaultState, Tone>> = {
  open: 'warning',
  mended: 'waiting',
  waived: 'waiting',
  signedOff: 'good',
};

/** Where a fault stands. */
export function FaultState({ state }: { state: TraderFaultState }): ReactNode {
  const t = useText();
  return <StateChip tone={tones[state]}>{t(`quality.stateName.${state}`)}</StateChip>;
}
