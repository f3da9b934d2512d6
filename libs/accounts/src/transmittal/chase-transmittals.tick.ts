import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { waitedDaysSql, waitingSql } from './transmittal.sql.ts';
import { branchChase, chaseKey, clerkChase } from './transmittal-tasks.ts';

interface Late {
  readonly id: string;
  readonly number: string;
  readonly branchId: string;
  readonly branch: string;
  readonly days: number;
  readonly step: number;
}

/**
 * Asks every minute which parcels have waited for another step of office days, and has branch and department look for each
 * once per step (T8). Days on which nothing ran are made up for by the last step that they reached.
 */
@HandlesTick({ name: 'transmittal.chase', everySeconds: 60 })
@Injectable()
export class ChaseTransmittals implements TickHandler {
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
      const late: Late[] = await tx.query(
        `WITH waiting AS (
           SELECT t.id, ${waitedDaysSql} AS days FROM transmittal t, transmittal_policy p
           WHERE ${waitingSql} AND t.chased < cardinality(p.chase_days) ORDER BY t.id FOR UPDATE OF t SKIP LOCKED
         ), late AS (
           SELECT w.id, w.days, (SELECT count(*)::int FROM unnest(p.chase_days) step WHERE step <= w.days) AS step
           FROM waiting w, transmittal_policy p
         ), chased AS (
           UPDATE transmittal t SET chased = late.step FROM late WHERE t.id = late.id AND late.step > t.chased
           RETURNING t.id, t.number, t.branch_id, late.days, late.step
         )
         SELECT c.id, c.number, c.branch_id AS "branchId", b.name AS branch, c.days, c.step
         FROM chased c JOIN org_unit b ON b.id = c.branch_id ORDER BY c.id`,
      );
      for (const each of late) await this.#chase(tx, each);
      return { chased: late.length };
    });
  }

  async #chase(tx: EntityManager, { id, number, branchId, branch, days, step }: Late): Promise<void> {
    const subject = { type: 'transmittal', id };
    const values = { number, branch, days };
    const atBranch = { kind: branchChase, key: chaseKey(id, step, 'branch'), role: 'BRANCH', branchId };
    await this.#tasks.open(tx, { ...atBranch, values, subject });
    await this.#tasks.open(tx, { kind: clerkChase, key: chaseKey(id, step, 'clerk'), role: 'BO', values, subject });
    await this.#audit.record(tx, { action: 'transmittal.chased', subject, after: { days, step } });
  }
}
