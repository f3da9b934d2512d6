import type { ReactNode } from 'react';
import type { GivenAnswerFragment } from '../../gql/renewals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

const tones: Readonly<Record<GivenAnswerFragment['answer'], Tone>> = { yes: 'good', no: 'bad', later: 'waiting' };

/** What a trader said, or that nobody heard from them yet (T3). */
export function AnswerState({ answer }: { answer: GivenAnswerFragment['answer'] | null | undefined }): ReactNode {
  const t = useText();
  if (!answer) return <StateChip tone="neutral">{t('renewals.answer.none')}</StateChip>;
  return <StateChip tone={tones[answer]}>{t(`renewals.answer.${answer}`)}</StateChip>;
}
