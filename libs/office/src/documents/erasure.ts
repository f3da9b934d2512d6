import { FileStore } from '@kefu/platform/files';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SubjectRef } from '../subjects/index.ts';

/** What an erasure left to be done once it is committed, and what it came upon. */
export interface Erased {
  /** How many papers and letters lost their content. */
  readonly count: number;
  /** Removes the bytes, which nobody can read any more. */
  readonly sweep: () => Promise<void>;
}

/** Erases what papers and letters of a record say; that there was a paper, and of which kind, stays (S7). */
@Injectable()
export class PaperErasure {
  readonly #files: FileStore;

  constructor(files: FileStore) {
    this.#files = files;
  }

  /** Papers that lie with another record as well are left to that one. Of two who erase at once, the second finds nothing. */
  async erase(tx: EntityManager, { type, id }: SubjectRef): Promise<Erased> {
    const [papers]: [{ id: string }[]] = await tx.query(
      `WITH own AS (
         SELECT d.id FROM document d JOIN document_filing g ON g.document_id = d.id
         WHERE g.subject_type = $1 AND g.subject_id = $2 AND NOT EXISTS (SELECT FROM document_filing o
           WHERE o.document_id = d.id AND (o.subject_type, o.subject_id) <> ($1, $2)) ORDER BY d.id FOR UPDATE OF d
       ), noted AS (UPDATE document_version v SET note = '' FROM own WHERE v.document_id = own.id AND v.note <> '')
       UPDATE document d SET withdrawn_at = coalesce(d.withdrawn_at, now()), version = d.version + 1,
         name = CASE WHEN d.name = '' THEN '' ELSE '—' END FROM own WHERE d.id = own.id RETURNING d.id`,
      [type, id],
    );
    const files: { id: string }[] = await tx.query(
      `SELECT v.file_id AS id FROM document_version v WHERE v.document_id = ANY($3::uuid[])
       UNION SELECT l.file_id FROM letter l WHERE l.subject_type = $1 AND l.subject_id = $2`,
      [type, id, papers.map((paper) => paper.id)],
    );
    const sweep = await this.#files.erase(
      tx,
      files.map((file) => file.id),
    );
    return { count: files.length, sweep };
  }
}
