import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Subjects } from '../subjects/index.ts';
import { Tasks } from '../tasks/index.ts';
import { loanKey, loanTask } from './document-tasks.ts';
import { todaySql } from './standing.ts';

interface Overdue {
  readonly id: string;
  readonly documentId: string;
  readonly borrowerId: string | null;
  readonly borrower: string;
  readonly dueOn: string;
  readonly title: Text;
  readonly name: string;
  readonly type: string;
  readonly subjectId: string;
}

/**
 * Asks every minute which papers should be back and are not: whoever has one is asked for it, and the back office where that
 * is no colleague, or one no longer (T5). Once a day at most, and never while the task of the day before is still open.
 */
@HandlesTick({ name: 'document.chaseLoans', everySeconds: 60 })
@Injectable()
export class ChaseLoans implements TickHandler {
  readonly #database: Database;
  readonly #tasks: Tasks;
  readonly #subjects: Subjects;
  readonly #audit: AuditTrail;

  constructor(database: Database, tasks: Tasks, subjects: Subjects, audit: AuditTrail) {
    this.#database = database;
    this.#tasks = tasks;
    this.#subjects = subjects;
    this.#audit = audit;
  }

  tick(): Promise<TickFindings> {
    return this.#database.transaction(async (tx) => {
      const [late]: [Overdue[]] = await tx.query(
        `UPDATE document_loan l SET chased_on = ${todaySql}
         FROM document_loan o JOIN document d ON d.id = o.document_id JOIN document_type t ON t.key = d.type
           LEFT JOIN person b ON b.id = o.borrower_id AND b.active
         WHERE o.id = l.id AND l.id IN (
             SELECT id FROM document_loan WHERE returned_at IS NULL AND due_on < ${todaySql}
               AND chased_on IS DISTINCT FROM ${todaySql}
             ORDER BY due_on LIMIT 500 FOR UPDATE SKIP LOCKED)
         RETURNING l.id, d.id AS "documentId", b.id AS "borrowerId", l.borrower_name AS borrower, l.due_on AS "dueOn",
           t.title, d.name, d.subject_type AS type, d.subject_id AS "subjectId"`,
      );
      const facts = await this.#subjects.facts(late.map(({ type, subjectId: id }) => ({ type, id })));
      let chased = 0;
      for (const each of late) {
        const place = facts.get(`${each.type}:${each.subjectId}`);
        if (await this.#chase(tx, each, place?.title ?? '', place?.branchId ?? null)) chased++;
      }
      return { chased };
    });
  }

  async #chase(tx: EntityManager, loan: Overdue, subject: string, branchId: string | null): Promise<boolean> {
    const { id, documentId, borrowerId, borrower, dueOn, title, name, type, subjectId } = loan;
    const opened = await this.#tasks.open(tx, {
      kind: loanTask,
      key: loanKey(id),
      values: { borrower, paper: name || title, subject, day: dueOn },
      subject: { type, id: subjectId },
      branchId,
      ...(borrowerId ? { ownerId: borrowerId } : { role: 'BO' }),
    });
    if (!opened) return false;
    const after = { borrower, dueOn };
    await this.#audit.record(tx, { action: 'document.chased', subject: { type: 'document', id: documentId }, after });
    return true;
  }
}
