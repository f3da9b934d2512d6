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
