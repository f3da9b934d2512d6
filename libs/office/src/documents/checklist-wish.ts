import { currentActor } from '@kefu/platform/context';
import type { FieldProblem } from '@kefu/platform/errors';
import type { Text } from '@kefu/platform/language';
import type { EntityManager } from 'typeorm';
import type { ChangeChecklistInput } from './checklist-settings.types.ts';
import { otherType, readDocumentTypes, type StoredDocumentType } from './document-type.ts';
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

/** The types of paper; those of the list are held, so that nobody retires one before it is written. */
export async function holdTypes(
  tx: EntityManager,
  items: readonly { readonly type: string }[],
): Promise<ReadonlyMap<string, StoredDocumentType>> {
  await tx.query('SELECT FROM document_type WHERE key = ANY($1) ORDER BY key FOR SHARE', [
    items.map(({ type }) => type),
  ]);
  return readDocumentTypes(tx);
}

/** Writes the next version of a checklist, whose row the caller holds. */
export async function writeVersion(tx: EntityManager, key: string, items: readonly ChecklistDemand[]): Promise<void> {
  await tx.query(
    `WITH list AS (UPDATE document_checklist SET version = version + 1 WHERE key = $1 RETURNING version)
     INSERT INTO document_checklist_version (checklist, version, items, changed_by_name) SELECT $1, version, $2, $3 FROM list`,
    [key, JSON.stringify(items), currentActor().name],
  );
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
