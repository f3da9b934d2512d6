import type { ReactNode } from 'react';
import type { MortgageCaseRowFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { LifecycleState } from '../../ui/lifecycle-state.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

type State = MortgageCaseRowFragment['state'];

/** Where a case stands. */
export function CaseState({ state }: { state: Pick<State, 'title' | 'tone'> }): ReactNode {
  return <LifecycleState state={state} />;
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
