import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type SubjectRef, Subjects } from '../subjects/index.ts';
import { type Dossier, dossierKind } from './dossier.ts';

/** Finds the papers of records, whatever desk they belong to. */
@Injectable()
export class Dossiers {
  readonly #database: Database;
  readonly #subjects: Subjects;

  constructor(database: Database, subjects: Subjects) {
    this.#database = database;
    this.#subjects = subjects;
  }

  /** The dossier of a record, whoever asks; undefined where there is none. */
  async find(
    { type, id }: SubjectRef,
    tx: EntityManager = this.#database.dataSource.manager,
  ): Promise<Dossier | undefined> {
    const kind = dossierKind(type);
    if (!kind) return undefined;
    const [row]: Omit<Dossier, 'type'>[] = await tx.query(
      `SELECT r.id, r.title, r.branch_id AS "branchId", r.team_id AS "teamId", r.owner_id AS "ownerId", r.checklist,
         r.as_of AS "asOf", r.conditions, r.lender_type AS "lenderType", r.lender_id AS "lenderId", r.kept,
         r.good_until AS "goodUntil", ${kind.askedAgain ?? 'NULL::jsonb'} AS "askedAgain"
       FROM (${kind.rows}) r WHERE r.id = $1`,
      [id],
    );
    return row && { type, ...row };
  }

  /** A dossier that the caller reaches with a permission; undefined where there is none: the two are not told apart. */
  async reached(ref: SubjectRef, permission: string): Promise<Dossier | undefined> {
    const visible = await this.#subjects.visible(ref);
    const dossier = visible && (await this.find(ref));
    if (!dossier) return undefined;
    // Whoever is asked to decide about the record looks at its papers, too.
    const looks = visible.asked && permission === 'document.read' && currentActor().grants.get(permission);
    return looks || inScope(rowScope(permission), dossier) ? dossier : undefined;
  }

  /** The dossiers in which a paper lies that the caller reaches with a permission; one of them suffices. */
  async holding(documentId: string, permission: string): Promise<Dossier | undefined> {
    const filings: SubjectRef[] = await this.#database.dataSource.query(
      `SELECT g.subject_type AS type, g.subject_id AS id FROM document_filing g JOIN document d ON d.id = g.document_id
       WHERE d.id = $1 AND d.withdrawn_at IS NULL ORDER BY g.subject_type DESC LIMIT 20`,
      [documentId],
    );
    for (const filing of filings) {
      const dossier = await this.reached(filing, permission);
      if (dossier) return dossier;
    }
    return undefined;
  }
}

/** Whether a paper lies in a dossier. */
export async function liesIn(tx: EntityManager, id: string, { type, id: subjectId }: Dossier): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    'SELECT FROM document_filing WHERE subject_type = $1 AND subject_id = $2 AND document_id = $3',
    [type, subjectId, id],
  );
  return rows.length > 0;
}
