import type { ReactNode } from 'react';
import type { RiskRunLineFragment } from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';
import { LifecycleState } from '../../ui/lifecycle-state.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

/** Where a risk day stands; one past its hour says so. */
export function RunState({
  run: { state, overdue },
}: {
  run: Pick<RiskRunLineFragment, 'state' | 'overdue'>;
}): ReactNode {
  const t = useText();
  return (
    <>
      <LifecycleState state={state} /> {overdue && <StateChip tone="bad">{t('risk.late')}</StateChip>}
    </>
  );
}
