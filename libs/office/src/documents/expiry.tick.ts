import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import { Tasks } from '../tasks/index.ts';
import { expiringKey, expiringTask } from './document-tasks.ts';
import { dossiersSql } from './dossier.ts';
import { horizonSql, outlastedSql, todaySql } from './standing.ts';

interface Expiring {
  readonly id: string;
  readonly title: Text;
  readonly name: string;
  readonly expiresOn: string;
  readonly step: number;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subject: string;
  readonly branchId: string | null;
}

/**
 * Asks every minute which papers that are kept for good have come to another of their reminders, and has the department ask
 * for what follows them, once per step (T5). Days on which nothing ran are made up for by the last step that was reached; a
 * paper that another one of its type outlasts is let go.
 */
@HandlesTick({ name: 'document.remind', everySeconds: 60 })
@Injectable()
export class RemindOfExpiry implements TickHandler {
  readonly #database: Database;
  readonly #tasks: Tasks;
  readonly #audit: AuditTrail;

  constructor(database: Database, tasks: Tasks, audit: AuditTrail) {
    this.#database = database;
    this.#tasks = tasks;
    this.#audit = audit;
  }

  tick(): Promise<TickFindings> {
    return this.#database.transaction(async (tx) => {
      const due: Expiring[] = await tx.query(
        `WITH near AS (
           SELECT d.id, s.step FROM document d JOIN document_type t ON t.key = d.type, LATERAL (
             SELECT count(*)::int AS step FROM unnest(t.remind_days) days WHERE d.expires_on - days <= ${todaySql}
           ) s
           WHERE d.withdrawn_at IS NULL AND d.reminded < cardinality(t.remind_days) AND d.expires_on <= ${horizonSql}
             AND s.step > d.reminded
           ORDER BY d.expires_on, d.id LIMIT 500 FOR UPDATE OF d SKIP LOCKED
         ), stepped AS (
           UPDATE document d SET reminded = near.step FROM near WHERE near.id = d.id
           RETURNING d.id, d.type, d.name, d.expires_on, near.step
         )
         SELECT DISTINCT ON (d.id) d.id, t.title, d.name, d.expires_on AS "expiresOn", d.step, f.subject_type AS "subjectType",
           f.id AS "subjectId", f.title AS subject, f.branch_id AS "branchId"
         FROM stepped d JOIN document_type t ON t.key = d.type JOIN document_filing g ON g.document_id = d.id
           JOIN (${dossiersSql()}) f ON f.subject_type = g.subject_type AND f.id = g.subject_id AND f.kept
         WHERE NOT ${outlastedSql('g.subject_type', 'g.subject_id')}
         ORDER BY d.id`,
      );
      for (const each of due) await this.#remind(tx, each);
      return { reminded: due.length };
    });
  }

  async #remind(tx: Parameters<Tasks['open']>[0], expiring: Expiring): Promise<void> {
    const { id, title, name, expiresOn, step, subjectType, subjectId, subject, branchId } = expiring;
    await this.#tasks.open(tx, {
      kind: expiringTask,
      key: expiringKey(id),
      values: { paper: name || title, subject, day: expiresOn },
      subject: { type: subjectType, id: subjectId },
      role: 'BO',
      branchId,
    });
    const after = { expiresOn, step };
    await this.#audit.record(tx, { action: 'document.reminded', subject: { type: 'document', id }, after });
  }
}
