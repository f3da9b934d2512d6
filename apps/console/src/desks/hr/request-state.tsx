import type { ReactNode } from 'react';
import type { HrRequestRowFragment } from '../../gql/hr/graphql.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

type State = HrRequestRowFragment['state'];

const tones: Readonly<Record<State['tone'], Tone>> = {
  draft: 'neutral',
  waiting: 'waiting',
  returned: 'warning',
  done: 'good',
  refused: 'bad',
};

/** Where a request stands. */
export function RequestState({ state }: { state: Pick<State, 'title' | 'tone'> }): ReactNode {
  return <StateChip tone={tones[state.tone]}>{state.title}</StateChip>;
}
