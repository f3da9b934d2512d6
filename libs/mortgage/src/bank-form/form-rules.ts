import type { PdfFormField } from '@kefu/office/printing';
import { type FieldProblem, fieldProblem } from '@kefu/platform/errors';
import { type CaseChoice, type CaseDatum, caseChoices } from './case-data.ts';

/** What is written into a field: a datum as it stands, or what its rules make of one of a few answers. */
export type FieldRule =
  | { readonly datum: CaseDatum }
  /** Answer → option of the field; of a tick the answers that set it, each with the option ''. */
  | { readonly choice: CaseChoice; readonly options: Readonly<Record<string, string>> };

/** The data of a case: texts, and answers of the choices; an answer that nobody knows is missing. */
export interface CaseFacts {
  readonly data: Readonly<Record<CaseDatum, string>>;
  readonly choices: Readonly<Partial<Record<CaseChoice, string>>>;
}

/** What goes into the fields of a form, by name: a text, an option, or whether it is ticked. */
export type FieldValues = Readonly<Record<string, string | boolean>>;

/** Why a rule does not go with a field (S20); an option is one of the field's, and the problem tells them. */
export function ruleProblems(
  field: PdfFormField | undefined,
  rule: FieldRule | undefined,
  path: string,
): FieldProblem[] {
  const wrong = (at: string, code: string, message: string): FieldProblem[] => [
    fieldProblem(`${path}.${at}`, code, message),
  ];
  if (!field || field.kind === 'other') return wrong('name', 'UNKNOWN', 'a field of the form that can be filled');
  if (!rule) return wrong('datum', 'REQUIRED', 'a datum, or a choice with its rules');
  if ('datum' in rule)
    return field.kind === 'tick' ? wrong('datum', 'DOES_NOT_FIT', 'a rule that says when it is ticked') : [];
  if (field.kind === 'text') return wrong('choice', 'DOES_NOT_FIT', 'a datum, for a field that takes text');
  const answers: readonly string[] = caseChoices[rule.choice];
  if (Object.keys(rule.options).length === 0) return wrong('rules', 'REQUIRED', 'at least one answer');
  if (Object.keys(rule.options).some((answer) => !answers.includes(answer)))
    return wrong('rules', 'UNKNOWN', `answers among ${answers.join(', ')}`);
  const options = field.options ?? [];
  return field.kind === 'choice' && Object.values(rule.options).some((option) => !options.includes(option))
    ? wrong('rules', 'NOT_AN_OPTION', `options among ${options.join(', ')}`)
    : [];
}

/** A datum that is none of the options of its field. */
export interface NotAnOption {
  readonly field: string;
  readonly options: readonly string[];
}

/** What goes into the fields of a form for a case, or the first field whose options do not have it. */
export function fieldValues(
  fields: readonly PdfFormField[],
  mapping: Readonly<Record<string, FieldRule>>,
  { data, choices }: CaseFacts,
): { readonly values: FieldValues } | { readonly notAnOption: NotAnOption } {
  const values: Record<string, string | boolean> = {};
  for (const { name, kind, options = [] } of fields) {
    const rule = mapping[name];
    if (!rule) continue;
    if ('datum' in rule) {
      const text = data[rule.datum];
      if (kind === 'choice' && text !== '' && !options.includes(text)) return { notAnOption: { field: name, options } };
      if (kind === 'text' || text !== '') values[name] = text;
      continue;
    }
    const answer = choices[rule.choice];
    const option = answer === undefined ? undefined : rule.options[answer];
    if (kind === 'tick') values[name] = option !== undefined;
    else if (option !== undefined) values[name] = option;
  }
  return { values };
}
