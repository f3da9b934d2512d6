import type { SaveHrRequestKindInput, WholeKindFragment } from '../../gql/hr/graphql.ts';
import { type Language, languages } from '../../shell/language.ts';
import type { Problem } from '../../ui/form-problems.tsx';
import type { FormField } from './form-fields.tsx';

export type Words = Partial<Record<Language, string>>;

export interface OptionValues {
  readonly key: string;
  readonly labels?: Words;
}

export interface FieldValues {
  readonly key: string;
  readonly labels?: Words;
  readonly type: FormField['type'];
  readonly required?: boolean;
  readonly sensitive?: boolean;
  readonly longest?: number | null;
  readonly least?: number | null;
  readonly most?: number | null;
  readonly fromToday?: boolean;
  readonly options?: readonly OptionValues[];
  readonly detail?: WholeKindFragment['fields'][number]['detail'];
}

/** A kind as its editor holds it. */
export interface KindValues {
  readonly titles?: Words;
  readonly hints?: Words;
  readonly fields?: readonly FieldValues[];
  readonly route?: readonly {
    readonly decider: WholeKindFragment['route'][number]['decider'];
    readonly postId?: string;
  }[];
  readonly papers?: readonly { readonly type: string; readonly required?: boolean }[];
  readonly answerDays?: number;
  readonly letterTemplateId?: string | null;
  readonly confirmed?: boolean;
}

type Said = readonly { readonly language: string; readonly title: string }[];

const wordsOf = (said: Said): Words => Object.fromEntries(said.map(({ language, title }) => [language, title]));
const said = (words: Words = {}): { language: Language; title: string }[] =>
  languages.flatMap((language) => {
    const title = words[language]?.trim();
    return title ? [{ language, title }] : [];
  });

/** The next key that nothing of a list has: the letter of a form names a field by it. */
export function nextKey(letter: string, taken: readonly { readonly key: string }[] = []): string {
  const numbers = taken.flatMap(({ key }) => (new RegExp(`^${letter}\\d+$`).test(key) ? [Number(key.slice(1))] : []));
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}

/** What the editor begins with. */
export function valuesOf(kind: WholeKindFragment | undefined): KindValues {
  if (!kind) {
    const fields: FieldValues[] = [{ key: 'f1', type: 'text', required: true, longest: 200 }];
    return {
      fields,
      route: [{ decider: 'currentManager' }, { decider: 'hr' }],
      papers: [],
      answerDays: 5,
      confirmed: true,
    };
  }
  const { titles, hints, fields, route, papers, answerDays, letterTemplateId, confirmed } = kind;
  return {
    titles: wordsOf(titles),
    hints: wordsOf(hints),
    fields: fields.map(({ labels, options, longest, least, most, detail, ...field }) => ({
      ...field,
      longest: longest ?? null,
      least: least ?? null,
      most: most ?? null,
      detail: detail ?? null,
      labels: wordsOf(labels),
      options: field.type === 'choice' ? options.map(({ key, labels: own }) => ({ key, labels: wordsOf(own) })) : [],
    })),
    route: route.map(({ decider, postId }) => ({ decider, ...(postId && { postId }) })),
    papers,
    answerDays,
    letterTemplateId: letterTemplateId ?? null,
    confirmed,
  };
}

/** What is sent of it. */
export function inputOf(values: KindValues, key: string, version: number): SaveHrRequestKindInput {
  return {
    key,
    version,
    titles: said(values.titles),
    hints: said(values.hints),
    fields: (values.fields ?? []).map((field) => ({
      key: field.key,
      labels: said(field.labels),
      type: field.type,
      required: field.required ?? false,
      sensitive: field.sensitive ?? false,
      longest: field.longest ?? null,
      least: field.least ?? null,
      most: field.most ?? null,
      fromToday: field.fromToday ?? false,
      options:
        field.type === 'choice'
          ? (field.options ?? []).map((option) => ({ key: option.key, labels: said(option.labels) }))
          : [],
      detail: field.detail ?? null,
    })),
    route: (values.route ?? []).map(({ decider, postId }) => ({ decider, postId: postId ?? null })),
    papers: (values.papers ?? []).map(({ type, required }) => ({ type, required: required ?? false })),
    answerDays: values.answerDays ?? 5,
    letterTemplateId: values.letterTemplateId ?? null,
    confirmed: values.confirmed ?? false,
  };
}

/** The fields as whoever fills them in is going to see them, for the preview. */
export function previewOf(
  { fields = [] }: KindValues,
  language: Language,
  yesNo: readonly [string, string],
): FormField[] {
  return fields.map((field) => ({
    __typename: 'HrFormField',
    key: field.key,
    label: field.labels?.[language] ?? '',
    type: field.type,
    required: field.required ?? false,
    sensitive: (field.sensitive ?? false) || Boolean(field.detail),
    longest: field.longest ?? null,
    least: field.least ?? null,
    most: field.most ?? null,
    fromToday: field.fromToday ?? false,
    options:
      field.type === 'yesNo'
        ? yesNo.map((label, at) => ({ __typename: 'HrFieldOption', key: String(at), label }))
        : (field.options ?? []).map(({ key, labels }) => ({
            __typename: 'HrFieldOption',
            key,
            label: labels?.[language] ?? '',
          })),
  }));
}

/** Where a fault that the server names stands in the editor. */
export function placeOf(path: string): Problem['name'] {
  const parts = path
    .replace(/^input\./, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const last = parts.at(-1);
  if (last === 'titles' || last === 'labels') return [...parts, 'zh-Hant'];
  if (last === 'options' || last === 'key') return [...parts.slice(0, -1), 'type'];
  return parts;
}
