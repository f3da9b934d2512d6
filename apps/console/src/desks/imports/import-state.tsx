import type { ReactNode } from 'react';
import type { ImportState as State } from '../../gql/imports/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

const tones: Readonly<Record<State, Tone>> = {
  reading: 'waiting',
  mapping: 'warning',
  ready: 'warning',
  committing: 'waiting',
  committed: 'good',
  cancelled: 'neutral',
  failed: 'bad',
};

/** Where an import stands. */
export function ImportState({ state }: { state: State }): ReactNode {
  const t = useText();
  return <StateChip tone={tones[state]}>{t(`imports.state.${state}`)}</StateChip>;
}
