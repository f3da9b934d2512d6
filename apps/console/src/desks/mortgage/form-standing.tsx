import type { ReactNode } from 'react';
import type { MortgageFormStanding } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

const tones: Readonly<Record<MortgageFormStanding, Tone>> = {
  current: 'good',
  coming: 'waiting',
  replaced: 'neutral',
  ended: 'bad',
};

/** Whether the bank takes a version of its form today (S20). */
export function FormStanding({ standing }: { standing: MortgageFormStanding }): ReactNode {
  const t = useText();
  return <StateChip tone={tones[standing]}>{t(`mortgage.formStanding.${standing}`)}</StateChip>;
}
