import type { TestApi } from './testing.ts';

/**
 * Hands in every paper that any checklist may ask for, straight into the tables: for tests that are about something else.
 * Calling it again for the same record changes nothing.
 */
export async function handInPapers(api: TestApi, subject: { type: string; id: string }): Promise<void> {
  await api.database.pool.query(
    `WITH made AS (
       INSERT INTO document (subject_type, subject_id, type, form, expires_on)
       SELECT $1, $2, t.key, 'original', CASE WHEN t.expires THEN DATE '2099-12-31' END FROM document_type t WHERE t.key <> 'other'
       ON CONFLICT DO NOTHING RETURNING id, expires_on
     ), file AS (
       INSERT INTO stored_file (id, name, type, size, sha256, location, key_sealed, held_by)
       SELECT id, 'paper.pdf', 'application/pdf', 1, '\\x00', gen_random_uuid()::text, '', 'documents' FROM made
     ), version AS (
       INSERT INTO document_version (document_id, number, file_id, pages, form, expires_on, added_by_name)
       SELECT id, 1, id, 1, 'original', expires_on, 'test' FROM made
     )
     INSERT INTO document_filing SELECT $1, $2, id FROM made`,
    [subject.type, subject.id],
  );
}

/** A paper for a test; what is left out is ordinary. */
export interface PaperSketch {
  readonly type?: string;
  readonly form?: 'original' | 'copy';
  /** Days from today until its last one; null for what is good for good. */
  readonly goodFor?: number | null;
  readonly verified?: boolean;
  readonly cabinet?: string | null;
  /** Who has it, and how many days from today it is due back. */
  readonly lent?: { readonly borrowerId?: string; readonly borrower: string; readonly due: number };
}

/** Enters a paper straight into the tables, filed with a record. @returns its id */
export async function enterPaper(
  api: TestApi,
  subject: { type: string; id: string },
  { type = 'businessLicence', form = 'copy', goodFor = null, verified = false, cabinet = null, lent }: PaperSketch = {},
): Promise<string> {
  const { rows } = await api.database.pool.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO document (subject_type, subject_id, type, form, expires_on, verified_by_name, verified_at, cabinet)
       VALUES ($1, $2, $3, $4, (now() AT TIME ZONE 'Asia/Shanghai')::date + $5::int, $6, CASE WHEN $6::text IS NOT NULL THEN now() END, $7)
       RETURNING id, expires_on
     ), file AS (
       INSERT INTO stored_file (id, name, type, size, sha256, location, key_sealed, held_by)
       SELECT id, 'paper.pdf', 'application/pdf', 1, '\\x00', gen_random_uuid()::text, '', 'documents' FROM made
     ), version AS (
       INSERT INTO document_version (document_id, number, file_id, pages, form, expires_on, added_by_name)
       SELECT id, 1, id, 1, $4, expires_on, 'test' FROM made
     ), loan AS (
       INSERT INTO document_loan (document_id, borrower_id, borrower_name, purpose, due_on, lent_by_name)
       SELECT id, $8, $9, '公證', (now() AT TIME ZONE 'Asia/Shanghai')::date + $10::int, 'test' FROM made WHERE $9::text IS NOT NULL
     ), filed AS (
       INSERT INTO document_filing SELECT $1, $2, id FROM made
     )
     SELECT id FROM made`,
    [
      subject.type,
      subject.id,
      type,
      form,
      goodFor,
      verified ? 'test' : null,
      cabinet,
      lent?.borrowerId ?? null,
      lent?.borrower ?? null,
      lent?.due ?? null,
    ],
  );
  return rows[0]?.id ?? '';
}
