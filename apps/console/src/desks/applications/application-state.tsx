import type { ReactNode } from 'react';
import type { ApplicationRowFragment } from '../../gql/applications/graphql.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

type State = ApplicationRowFragment['state'];

const tones: Readonly<Record<State['tone'], Tone>> = {
  draft: 'neutral',
  waiting: 'waiting',
  returned: 'warning',
  done: 'good',
  refused: 'bad',
};

/** Where an application stands. */
export function ApplicationState({ state }: { state: Pick<State, 'title' | 'tone'> }): ReactNode {
  return <StateChip tone={tones[state.tone]}>{state.title}</StateChip>;
}
