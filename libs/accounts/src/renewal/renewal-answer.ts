import { registerEnumType } from '@nestjs/graphql';

/** What a trader says when asked whether they renew (T3). */
export const renewalAnswers = ['yes', 'no', 'later'] as const;
export type RenewalAnswerKind = (typeof renewalAnswers)[number];

/** How the answer reached the department. */
export const answerChannels = ['phone', 'sms', 'branch', 'integration'] as const;
export type AnswerChannel = (typeof answerChannels)[number];

/** Who wrote it down. */
export const answerVias = ['staff', 'branch', 'integration'] as const;
export type AnswerVia = (typeof answerVias)[number];

/** By what the queue narrows: an answer, or that there is none yet. */
export const answerFilters = [...renewalAnswers, 'none'] as const;
export type AnswerFilter = (typeof answerFilters)[number];

const enumOf = <Value extends string>(values: readonly Value[]): { [value in Value]: value } =>
  Object.fromEntries(values.map((value) => [value, value])) as { [value in Value]: value };

export const RenewalAnswerKinds = enumOf<RenewalAnswerKind>(renewalAnswers);
export const AnswerChannels = enumOf<AnswerChannel>(answerChannels);
export const AnswerVias = enumOf<AnswerVia>(answerVias);
export const AnswerFilters = enumOf<AnswerFilter>(answerFilters);
registerEnumType(RenewalAnswerKinds, { name: 'RenewalAnswerKind', description: 'What a trader says (T3)' });
registerEnumType(AnswerChannels, { name: 'AnswerChannel', description: 'How a trader’s answer came' });
registerEnumType(AnswerVias, { name: 'AnswerVia', description: 'Who wrote a trader’s answer down' });
registerEnumType(AnswerFilters, { name: 'AnswerFilter' });
