import type { FieldProblem } from '@kefu/platform/errors';
import type { Text } from '@kefu/platform/language';
import type { ChangeChecklistInput } from './checklist-settings.types.ts';
import { otherType, type StoredDocumentType } from './document-type.ts';
import type { ChecklistDemand, DocumentForm } from './standing.ts';

const formWords: Readonly<Record<DocumentForm, string>> = { original: '正本', copy: '副本' };

/** What is wrong with a checklist that somebody wishes for. @param conditions what its items may depend on */
export function problemsOf(
  items: ChangeChecklistInput['items'],
  types: ReadonlyMap<string, StoredDocumentType>,
  conditions: readonly string[],
): FieldProblem[] {
  return items.flatMap(({ type, when }, at) => {
    const problem = (field: string, code: string, message: string): FieldProblem => ({
      path: `input.items.${at}.${field}`,
      code,
      message,
    });
    const known = types.get(type);
    return [
      ...(known && !known.retired && type !== otherType ? [] : [problem('type', 'UNKNOWN', 'a type of paper')]),
      ...(items.findIndex((each) => each.type === type) < at ? [problem('type', 'TWICE', 'each type once')] : []),
      ...(when.every((fact) => conditions.includes(fact))
        ? []
        : [problem('when', 'UNKNOWN', 'conditions of the list')]),
    ];
  });
}

/** A checklist for the audit, in the words of the department. */
export function toldItems(
  items: readonly ChecklistDemand[],
  conditions: Readonly<Record<string, Text>>,
  types: ReadonlyMap<string, StoredDocumentType>,
): Record<string, string[]> {
  const language = 'zh-Hant';
  const name = ({ type, form, when }: ChecklistDemand): string => {
    const detail = [...(form ? [formWords[form]] : []), ...when.map((fact) => conditions[fact]?.[language] ?? fact)];
    return `${types.get(type)?.title[language] ?? type}${detail.length > 0 ? `（${detail.join('、')}）` : ''}`;
  };
  return {
    required: items.filter(({ required }) => required).map(name),
    optional: items.filter(({ required }) => !required).map(name),
  };
}
