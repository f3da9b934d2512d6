import type { FieldProblem } from '@kefu/platform/errors';
import { type BusinessDate, isBusinessDate } from '../calendar/index.ts';
import { otherType, type StoredDocumentType } from './document-type.ts';

/** What a clerk says of a paper. */
interface PaperFacts {
  readonly issuedOn?: BusinessDate | null;
  readonly expiresOn?: BusinessDate | null;
  /** Good for good. */
  readonly unlimited?: boolean | null;
}

/** What is wrong with what is said of a paper. @param called its type and own name, where it is handed in */
export function factProblems(
  { issuedOn, expiresOn, unlimited }: PaperFacts,
  type: StoredDocumentType | undefined,
  called?: { readonly type: string; readonly name: string },
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (field: string, code: string, message: string): unknown =>
    problems.push({ path: `input.${field}`, code, message });
  if (!type || (called && type.retired)) add('type', 'UNKNOWN', 'a type of paper');
  if (called && called.type === otherType && !called.name.trim()) add('name', 'REQUIRED', 'what it is');
  if (called && called.type !== otherType && called.name) add('name', 'DOES_NOT_FIT', 'only for the type other');
  for (const [field, day] of Object.entries({ issuedOn, expiresOn })) {
    if (day != null && !isBusinessDate(day)) add(field, 'IMPOSSIBLE_DATE', 'a day as YYYY-MM-DD');
  }
  if (type?.expires && !expiresOn && !unlimited) add('expiresOn', 'REQUIRED', 'the last day on which it is good');
  if (expiresOn && unlimited) add('expiresOn', 'DOES_NOT_FIT', 'no last day for what is good for good');
  if (issuedOn && expiresOn && expiresOn < issuedOn) add('expiresOn', 'OUT_OF_ORDER', 'not before it was issued');
  return problems;
}
