import type { ReactNode } from 'react';
import type { MortgageCaseRowFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

type State = MortgageCaseRowFragment['state'];

const tones: Readonly<Record<State['tone'], Tone>> = {
  draft: 'neutral',
  waiting: 'waiting',
  returned: 'warning',
  done: 'good',
  refused: 'bad',
};

/** Where a case stands. */
export function CaseState({ state }: { state: Pick<State, 'title' | 'tone'> }): ReactNode {
  return <StateChip tone={tones[state.tone]}>{state.title}</StateChip>;
}

/** What lies over a state, and whether its step takes too long. */
export function CaseMarks({
  row,
}: {
  row: Pick<MortgageCaseRowFragment, 'held' | 'problem' | 'late' | 'gapFen'>;
}): ReactNode {
  const t = useText();
  return (
    <>
      {row.gapFen !== 0 && <StateChip tone="bad">{t('mortgage.gap')}</StateChip>}
      {row.problem && <StateChip tone="bad">{t('mortgage.problem')}</StateChip>}
      {row.held && <StateChip tone="neutral">{t('mortgage.held')}</StateChip>}
      {row.late === 1 && <StateChip tone="warning">{t('mortgage.soonLate')}</StateChip>}
      {row.late >= 2 && <StateChip tone="bad">{t('mortgage.late')}</StateChip>}
    </>
  );
}
