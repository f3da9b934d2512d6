import type { FieldProblem } from '@kefu/platform/errors';
import { languages, type Text } from '@kefu/platform/language';
import type { HrFieldInput, SaveHrRequestKindInput } from './kind.input.ts';
import { type KindDefinition, type KindField, longestOf, yesNo } from './kind-definition.ts';

const problem = (path: string, code: string, message: string): FieldProblem => ({
  path: `input.${path}`,
  code,
  message,
});

/** A kind as somebody wishes for it, put in order; or everything that is wrong with it by itself, named by its place. */
export function readKind(input: SaveHrRequestKindInput): KindDefinition | FieldProblem[] {
  const { titles, hints, fields, route, answerDays, letterTemplateId = null, confirmed } = input;
  const problems = [
    ...(inAll(titles) ? [] : [problem('titles', 'REQUIRED', 'a title in every language')]),
    ...(fields.length > 0 ? [] : [problem('fields', 'REQUIRED', 'a field at least')]),
    ...fields.flatMap((field, at) => fieldProblems(field, at, fields)),
    ...(route.length > 0 ? [] : [problem('route', 'REQUIRED', 'somebody who decides')]),
    ...route.flatMap(({ decider, postId }, at) => {
      if (decider === 'post' && !postId) return [problem(`route.${at}.postId`, 'REQUIRED', 'a post')];
      const first = route.findIndex((step) => step.decider === decider && (step.postId ?? null) === (postId ?? null));
      return first < at ? [problem(`route.${at}.decider`, 'TWICE', 'each decider once')] : [];
    }),
  ];
  if (!confirmed && fields.some(({ detail }) => detail)) {
    problems.push(problem('confirmed', 'NEEDS_CONFIRMATION', 'the record changes by HR’s confirmation only'));
  }
  if (problems.length > 0) return problems;
  return {
    title: textOf(titles),
    hint: textOf(hints),
    fields: fields.map(fieldOf),
    route: route.map(({ decider, postId }) => ({ decider, postId: decider === 'post' ? (postId ?? null) : null })),
    answerDays,
    letterTemplateId: letterTemplateId ?? null,
    confirmed,
  };
}

function fieldProblems(field: HrFieldInput, at: number, all: readonly HrFieldInput[]): FieldProblem[] {
  const { key, labels, type, least, most, longest, options, detail } = field;
  const here = (part: string, code: string, message: string): FieldProblem =>
    problem(`fields.${at}.${part}`, code, message);
  const problems: FieldProblem[] = [];
  if (!inAll(labels)) problems.push(here('labels', 'REQUIRED', 'a label in every language'));
  if (all.findIndex((each) => each.key === key) < at) problems.push(here('key', 'TWICE', 'each key once'));
  if (detail && all.findIndex((each) => each.detail === detail) < at) {
    problems.push(here('detail', 'TWICE', 'each personal detail once'));
  }
  if ((type === 'text' || type === 'longText') && longest && longest > longestOf[type]) {
    problems.push(here('longest', 'TOO_LARGE', `${longestOf[type]} at most`));
  }
  if (type === 'number' && least != null && most != null && least > most) {
    problems.push(here('most', 'OUT_OF_ORDER', 'not less than the least'));
  }
  if (type === 'choice') {
    if (options.length < 2) problems.push(here('options', 'REQUIRED', 'two answers at least'));
    else if (!options.every((option) => inAll(option.labels))) {
      problems.push(here('options', 'REQUIRED', 'every answer in every language'));
    }
    if (new Set(options.map((option) => option.key)).size < options.length) {
      problems.push(here('options', 'TWICE', 'each key once'));
    }
  }
  return problems;
}

/** What does not belong to a field's type is left out. */
function fieldOf({ key, labels, type, required, sensitive, ...more }: HrFieldInput): KindField {
  const number = type === 'number';
  const offered = more.options.map((option) => ({ key: option.key, label: textOf(option.labels) }));
  return {
    key,
    label: textOf(labels),
    type,
    required,
    // What changes a personal detail is one.
    sensitive: sensitive || Boolean(more.detail),
    longest: type === 'text' || type === 'longText' ? (more.longest ?? longestOf[type]) : null,
    least: number ? (more.least ?? null) : null,
    most: number ? (more.most ?? null) : null,
    fromToday: type === 'date' && more.fromToday,
    options: type === 'choice' ? offered : type === 'yesNo' ? yesNo : [],
    detail: more.detail ?? null,
  };
}

type Said = readonly { readonly language: string; readonly title: string }[];

const saidIn = (said: Said, language: string): string =>
  said
    .find((each) => each.language === language)
    ?.title.normalize('NFC')
    .trim() ?? '';

const inAll = (said: Said): boolean => languages.every((language) => saidIn(said, language) !== '');

function textOf(said: Said): Text {
  return Object.fromEntries(languages.map((language) => [language, saidIn(said, language)])) as Record<
    keyof Text,
    string
  >;
}
