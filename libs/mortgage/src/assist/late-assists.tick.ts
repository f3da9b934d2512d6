import { CalendarService } from '@kefu/office/calendar';
import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import { awaitedSql } from './assist.sql.ts';
import { assistLateTask, assistLateTaskKey } from './assist-tasks.ts';

/** Requests that one tick takes. */
const batch = 200;

interface Late {
  readonly id: string;
  readonly caseId: string;
  readonly number: string;
  readonly consultant: string;
  readonly what: string;
}

/** Asks every ten minutes which requests to assist are open beyond their day, and tells the supervisor of each once (S27). */
@HandlesTick({ name: 'mortgage.assists', everySeconds: 600 })
@Injectable()
export class LateAssists implements TickHandler {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #tasks: Tasks;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, tasks: Tasks, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#tasks = tasks;
    this.#audit = audit;
  }

  async tick(): Promise<TickFindings> {
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      // Who asks at the same time passes over what another holds, and finds it told afterwards.
      const found: Late[] = await tx.query(
        `SELECT a.id, a.case_id AS "caseId", k.number, p.name AS consultant, a.what
         FROM mortgage_assist a JOIN mortgage_case k ON k.id = a.case_id JOIN person p ON p.id = a.consultant_id
         WHERE ${awaitedSql} AND a.late_at IS NULL AND a.due_on < $1 ORDER BY a.due_on, a.id LIMIT ${batch} FOR UPDATE OF a SKIP LOCKED`,
        [today],
      );
      await tx.query('UPDATE mortgage_assist SET late_at = now(), version = version + 1 WHERE id = ANY($1::uuid[])', [
        found.map(({ id }) => id),
      ]);
      for (const { id, caseId, number, consultant, what } of found) {
        await this.#tasks.open(tx, {
          kind: assistLateTask,
          key: assistLateTaskKey(id),
          values: { subject: number, consultant, what },
          subject: { type: 'mortgageThread', id: caseId },
          role: 'SUP',
        });
        const subject = { type: 'mortgageCase', id: caseId };
        await this.#audit.record(tx, { action: 'mortgageCase.assistLate', subject, after: { what } });
      }
      return { late: found.length };
    });
  }
}
