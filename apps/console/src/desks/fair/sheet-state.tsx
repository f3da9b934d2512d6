import type { ReactNode } from 'react';
import type { FairSheetState } from '../../gql/fair/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';

/** Whether a sheet is being filled or handed in. */
export function SheetState({ state }: { state: FairSheetState }): ReactNode {
  const t = useText();
  return <StateChip tone={state === 'OPEN' ? 'waiting' : 'good'}>{t(`fair.state.${state}`)}</StateChip>;
}
