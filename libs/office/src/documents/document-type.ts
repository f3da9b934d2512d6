import { currentContext } from '@kefu/platform/context';
import type { Language, Text } from '@kefu/platform/language';
import type { EntityManager } from 'typeorm';
import { DocumentType } from './document.types.ts';

/** A type of paper as it is stored: in every language. */
export interface StoredDocumentType {
  readonly key: string;
  readonly title: Text;
  readonly expires: boolean;
  readonly remindDays: number[];
  readonly retired: boolean;
  readonly version: number;
}

/** What is of no particular type, and carries the clerk's own words. */
export const otherType = 'other';

/** Every type of paper, retired ones too, by key. */
export async function readDocumentTypes(tx: EntityManager): Promise<ReadonlyMap<string, StoredDocumentType>> {
  const rows: StoredDocumentType[] = await tx.query(
    `SELECT key, title, expires, remind_days AS "remindDays", retired, version FROM document_type ORDER BY key`,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** So many days before its last day a paper of the type is said to expire. */
export function warnDaysOf({ remindDays }: Pick<StoredDocumentType, 'remindDays'>): number {
  return Math.max(0, ...remindDays);
}

/** A type in the language of the request. */
export function shownType(
  { key, title, expires, remindDays, retired }: StoredDocumentType,
  language: Language = currentContext().language,
): DocumentType {
  return Object.assign(new DocumentType(), { key, title: title[language], expires, remindDays, retired });
}
