import type { ReactNode } from 'react';
import type { RiskRunLineFragment } from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

const tones: Readonly<Record<RiskRunLineFragment['state']['tone'], Tone>> = {
  draft: 'neutral',
  waiting: 'waiting',
  returned: 'warning',
  done: 'good',
  refused: 'bad',
};

/** Where a risk day stands; one past its hour says so. */
export function RunState({
  run: { state, overdue },
}: {
  run: Pick<RiskRunLineFragment, 'state' | 'overdue'>;
}): ReactNode {
  const t = useText();
  return (
    <>
      <StateChip tone={tones[state.tone]}>{state.title}</StateChip>{' '}
      {overdue && <StateChip tone="bad">{t('risk.late')}</StateChip>}
    </>
  );
}
