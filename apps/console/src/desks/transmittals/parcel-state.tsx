import type { ReactNode } from 'react';
import type { ParcelFactsFragment, ParcelLineFragment } from '../../gql/transmittals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { LifecycleState } from '../../ui/lifecycle-state.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

type State = ParcelFactsFragment['state'];

/** Where a parcel stands (T8); late ones say so. */
export function ParcelState({ state, overdue }: { state: State; overdue: boolean }): ReactNode {
  const t = useText();
  return (
    <>
      <LifecycleState state={state} /> {overdue && <StateChip tone="bad">{t('transmittals.overdue')}</StateChip>}
    </>
  );
}

const tickTones: Readonly<Record<NonNullable<ParcelLineFragment['tick']>, Tone>> = {
  present: 'good',
  missing: 'bad',
  damaged: 'warning',
  extra: 'warning',
};

/** What was found of a line. */
export function TickState({ tick }: { tick: ParcelLineFragment['tick'] }): ReactNode {
  const t = useText();
  if (!tick) return <StateChip tone="neutral">{t('transmittals.tick.none')}</StateChip>;
  return <StateChip tone={tickTones[tick]}>{t(`transmittals.tick.${tick}`)}</StateChip>;
}
