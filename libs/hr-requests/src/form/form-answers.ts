import { type BusinessDate, isBusinessDate } from '@kefu/office/calendar';
import type { Reason } from '@kefu/office/lifecycle';
import type { FieldProblem } from '@kefu/platform/errors';
import { isOver, type KindField } from '../kind/kind-definition.ts';
import { masked } from '../record/personal-details.ts';
import { reason } from '../request/request-guards.ts';
import { text, worded } from '../request/words.ts';
import type { Answers } from './sealed-answers.ts';

/** Answers as they are kept: what is sensitive masked in the one and whole in the other. */
export interface KeptAnswers {
  readonly answers: Record<string, string>;
  readonly sealed: Record<string, string>;
}

/** One answer; null keeps what was sealed before. */
export interface SaidAnswer {
  readonly key: string;
  readonly value?: string | null;
}

/**
 * What somebody filled into a form, put in order; or every problem at once, named by its field. What is missing may come
 * later. @param before what was sealed of it
 */
export function readAnswers(
  fields: readonly KindField[],
  said: readonly SaidAnswer[],
  before: Answers,
  today: BusinessDate,
): KeptAnswers | FieldProblem[] {
  const problems: FieldProblem[] = said
    .filter(({ key }) => !fields.some((field) => field.key === key))
    .map(({ key }) => ({ path: `input.answers.${key}`, code: 'UNKNOWN', message: 'no field of this form' }));
  const kept: KeptAnswers = { answers: {}, sealed: {} };
  for (const field of fields) {
    const given = said.find(({ key }) => key === field.key);
    const stays = field.sensitive && (given === undefined || given.value == null);
    const value = stays ? (before[field.key] ?? '') : (given?.value ?? '').normalize('NFC').trim();
    if (value === '') continue;
    const wrong = stays ? undefined : faultOf(field, value, today);
    if (wrong) problems.push({ path: `input.answers.${field.key}`, code: wrong, message: `a ${field.type}` });
    kept.answers[field.key] = field.sensitive ? masked(value) : value;
    if (field.sensitive) kept.sealed[field.key] = value;
  }
  return problems.length > 0 ? problems : kept;
}

/** Fifteen digits are exact in whatever counts them. */
const number = /^-?\d{1,12}(\.\d{1,3})?$/;

function faultOf(field: KindField, value: string, today: BusinessDate): string | undefined {
  const { type, longest, least, most, options } = field;
  switch (type) {
    case 'date':
      if (!isBusinessDate(value)) return 'IMPOSSIBLE_DATE';
      return isOver(field, value, today) ? 'IN_THE_PAST' : undefined;
    case 'number':
      if (!number.test(value)) return 'NOT_A_NUMBER';
      if (least !== null && Number(value) < least) return 'TOO_SMALL';
      return most !== null && Number(value) > most ? 'TOO_LARGE' : undefined;
    case 'choice':
    case 'yesNo':
      return options.some(({ key }) => key === value) ? undefined : 'NO_SUCH_CHOICE';
    default:
      return longest !== null && value.length > longest ? 'TOO_LONG' : undefined;
  }
}

const missing = text('請填寫「{field}」', '请填写「{field}」', 'Fill in “{field}”');
const over = text('「{field}」的日期已過，請改填', '「{field}」的日期已过，请改填', 'The day of “{field}” has passed');
const nothing = text('至少填寫一項', '至少填写一项', 'Fill in something');

/** What keeps a draft from being handed in: what is missing, and days that passed while it was one. */
export function lackingAnswers(fields: readonly KindField[], answers: Answers, today: BusinessDate): Reason[] {
  if (fields.every(({ key }) => !answers[key])) return [reason('NOTHING_SAID', nothing)];
  return fields.flatMap((field) => {
    const answer = answers[field.key] ?? '';
    if (field.required && answer === '') return [reason('ANSWER_MISSING', worded(missing, { field: field.label }))];
    if (!field.sensitive && isOver(field, answer, today))
      return [reason('DAY_PAST', worded(over, { field: field.label }))];
    return [];
  });
}
