import type { Language, Text } from '@kefu/platform/language';
import { amountInWords, yuanText } from '../money/index.ts';
import type { PaperBlock } from '../printing/index.ts';
import type { LetterField, LetterValue } from './letter-kind.ts';

type Fields = Readonly<Record<string, LetterField>>;

/** What is wrong with a template's words. */
export interface TemplateProblem {
  readonly path: 'title' | 'body';
  /** UNKNOWN_PLACE: no such field. NO_WORDS: only amounts can be written in words. REQUIRED: nothing is there. */
  readonly code: 'UNKNOWN_PLACE' | 'NO_WORDS' | 'REQUIRED';
  /** The place as it was written. */
  readonly place: string;
}

/** `{name}`, `{name.words}` for an amount in words, or `{answer.field}` for one of several answers. */
const placePattern = /\{(\w+)(?:\.(\w+))?\}/g;

/** What is wrong with the words of a template for these fields; nothing for a template that can be used. */
export function templateProblems(fields: Fields, words: { title: string; body: string }): TemplateProblem[] {
  return (['title', 'body'] as const).flatMap((path): TemplateProblem[] => {
    if (!words[path].trim()) return [{ path, code: 'REQUIRED', place: '' }];
    return [...words[path].matchAll(placePattern)].flatMap(([place, name = '', part]): TemplateProblem[] => {
      const field = fields[name];
      if (!field) return [{ path, code: 'UNKNOWN_PLACE', place }];
      if (!part || field.type === 'answers' || (part === 'words' && field.type === 'money')) return [];
      return [{ path, code: part === 'words' ? 'NO_WORDS' : 'UNKNOWN_PLACE', place }];
    });
  });
}

const blank = '＿＿＿＿';

function dayInWords(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

function answered(answer: string | Text | undefined, language: Language): string {
  const said = typeof answer === 'object' ? answer[language] : answer;
  if (!said) return blank;
  return /^\d{4}-\d{2}-\d{2}$/.test(said) ? dayInWords(said, language) : said;
}

/** What fills a place. A record that has nothing there leaves a line to fill by hand. */
function written(field: LetterField, value: LetterValue | undefined, part: string, language: Language): string {
  if (typeof value === 'object' && value !== null) {
    const said = part ? [value[part]] : Object.values(value);
    return said.map((each) => answered(each, language)).join('；');
  }
  if (value === null || value === undefined || value === '') return blank;
  switch (field.type) {
    case 'day':
      return dayInWords(String(value), language);
    case 'money':
      // English contracts have no such custom: the figure stands for itself.
      return part === 'words' && language !== 'en' ? amountInWords(Number(value), language) : yuanText(Number(value));
    case 'count':
      return new Intl.NumberFormat(language).format(Number(value));
    case 'text':
    case 'answers':
      return String(value);
  }
}

/** A template's line with its places filled. What is filled in is never read as a place again. */
export function fillLine(
  line: string,
  fields: Fields,
  values: Readonly<Record<string, LetterValue>>,
  language: Language,
): string {
  return line.replace(placePattern, (place, name: string, part?: string) => {
    const field = fields[name];
    return field ? written(field, values[name], part ?? '', language) : place;
  });
}

/**
 * A template's body as blocks of paper: each line a paragraph; `# ` begins a heading, `> ` stands on the right. The marks are
 * looked for in the template, not in what is filled in.
 */
export function mergeBody(
  body: string,
  fields: Fields,
  values: Readonly<Record<string, LetterValue>>,
  language: Language,
): PaperBlock[] {
  const fill = (line: string): string => fillLine(line, fields, values, language);
  return body.split('\n').map((line): PaperBlock => {
    if (line.startsWith('# ')) return { kind: 'heading', text: fill(line.slice(2)) };
    if (line.startsWith('> ')) return { kind: 'text', align: 'right', text: fill(line.slice(2)) };
    return { kind: 'text', text: fill(line) || ' ' };
  });
}

/** The values of a preview. */
export function sampleValues(fields: Fields): Record<string, LetterValue> {
  return Object.fromEntries(Object.entries(fields).map(([name, { sample }]) => [name, sample]));
}

/** The names of the answers that words of a template ask for: `{answer.field}`. */
export function answersAskedFor(fields: Fields, words: { title: string; body: string }): string[] {
  return [words.title, words.body].flatMap((text) =>
    [...text.matchAll(placePattern)].flatMap(([, name = '', part]) =>
      part && fields[name]?.type === 'answers' ? [part] : [],
    ),
  );
}
