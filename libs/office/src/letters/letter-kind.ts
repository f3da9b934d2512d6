import type { Sql } from '@kefu/platform/database';
import { defineTexts, type Text } from '@kefu/platform/language';

/** How a value is written: as it is, as a date in words, as an amount (and in words), as a count, or as answers by name. */
export type LetterFieldType = 'text' | 'day' | 'money' | 'count' | 'answers';

/** What somebody filled into a form, by the key of its field; a choice has words in every language. */
export type LetterAnswers = Readonly<Record<string, string | Text>>;

/** A place in a template, `{name}`. */
export interface LetterField {
  readonly label: Text;
  readonly type: LetterFieldType;
  /** What a preview shows: a text, a business date, fen, a count, answers. */
  readonly sample: string | number | LetterAnswers;
}

/** What a place is filled with; null where the record has nothing there. */
export type LetterValue = string | number | LetterAnswers | null;

/** What letters can be written about, as a desk declares it: a trader, a mortgage case, an application of an employee. */
export interface LetterKind {
  /** Such as `trader.renewalNotice`. */
  readonly key: string;
  readonly title: Text;
  /** The kind of record, as subjects declare it. */
  readonly subjectType: string;
  readonly fields: Readonly<Record<string, LetterField>>;
  /** Reads one row for `$1::uuid`, a column for each field; no row where such a letter makes no sense for the record. */
  readonly load: Sql;
  /** Reads the `id` of each template that a record `$1::uuid` may be written about from; left out: every one of the kind. */
  readonly templates?: Sql;
}

/** Places that every letter has. */
export const houseFields: Readonly<Record<string, LetterField>> = {
  today: text('今天', '今天', 'Today', 'day', '2026-11-25'),
  writer: text('寫信人', '写信人', 'Who writes it', 'text', '李元元'),
};

/** Declares one field, its label in the three languages. */
export function letterField(
  type: LetterFieldType,
  sample: LetterField['sample'],
  hant: string,
  hans: string,
  en: string,
): LetterField {
  return text(hant, hans, en, type, sample);
}

function text(
  hant: string,
  hans: string,
  en: string,
  type: LetterFieldType,
  sample: LetterField['sample'],
): LetterField {
  const { label } = defineTexts({ label: { 'zh-Hant': hant, 'zh-Hans': hans, en } });
  return { label, type, sample };
}

const registry = new Map<string, LetterKind>();

/** Declares a kind of letter, once. @throws Error on a second declaration, or a field that every letter has anyway */
export function defineLetterKind(kind: LetterKind): LetterKind {
  if (registry.has(kind.key)) throw new Error(`Letter kind ${kind.key} is declared twice`);
  const taken = Object.keys(kind.fields).find((name) => name in houseFields);
  if (taken) throw new Error(`${kind.key} declares ${taken}, which every letter has`);
  registry.set(kind.key, kind);
  return kind;
}

/** Every declared kind, by key. */
export function letterKinds(): ReadonlyMap<string, LetterKind> {
  return registry;
}

/** All places of a kind, the house's own last. */
export function fieldsOf(kind: LetterKind): Readonly<Record<string, LetterField>> {
  return { ...kind.fields, ...houseFields };
}
