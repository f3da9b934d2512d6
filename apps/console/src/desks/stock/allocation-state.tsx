import type { ReactNode } from 'react';
import type { AllocationState } from '../../gql/stock/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';

const tones = { PROPOSED: 'waiting', COMMITTED: 'good', DISCARDED: 'neutral' } as const;

/** Where a sharing-out stands. */
export function AllocationStateChip({ state }: { state: AllocationState }): ReactNode {
  const t = useText();
  return <StateChip tone={tones[state]}>{t(`stock.allocationState.${state}`)}</StateChip>;
}
