import { stateTitle } from '@kefu/office/lifecycle';
import { Tasks } from '@kefu/office/tasks';
import { Database } from '@kefu/platform/database';
import { languages } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { clockTaskKey, clockTasks } from './clock-tasks.ts';

/** Clocks that one statement takes, and notices that become tasks within one tick. */
const batch = 50_000;
const tasksAtOnce = 200;

/**
 * Finds the clocks whose instant has come and says of each how far it was told, in one statement: the instants stand in an
 * index, so that clocks which are not due cost nothing. Who sweeps at the same time passes over what another holds.
 */
export const sweepSql = `
  WITH due AS (
    SELECT id, CASE WHEN escalate_at <= now() THEN 3 WHEN due_at <= now() THEN 2 ELSE 1 END AS level
    FROM mortgage_clock WHERE next_at <= now() ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED
  ), told AS (
    UPDATE mortgage_clock c SET told = due.level,
      next_at = CASE due.level WHEN 1 THEN c.due_at WHEN 2 THEN c.escalate_at END
    FROM due WHERE c.id = due.id RETURNING c.id, c.told
  )
  INSERT INTO mortgage_clock_notice (clock_id, level) SELECT id, told FROM told ON CONFLICT DO NOTHING`;

interface Notice {
  readonly clockId: string;
  readonly level: 1 | 2 | 3;
  readonly caseId: string;
  readonly number: string;
  readonly state: string;
  readonly lifecycle: string;
  readonly lifecycleVersion: number;
  readonly ownerId: string | null;
  readonly open: boolean;
}

/** What the clocks of cases have to tell (S2): at 80 % their specialist, at 100 % the supervisor, at 150 % the manager; each once. */
@Injectable()
export class ClockSweep {
  readonly #database: Database;
  readonly #tasks: Tasks;

  constructor(database: Database, tasks: Tasks) {
    this.#database = database;
    this.#tasks = tasks;
  }

  /** Notes every clock that is due. @returns how many */
  async sweep(): Promise<number> {
    let swept = 0;
    for (let last = batch; last === batch; swept += last) {
      last = (await this.#database.pool.query(sweepSql, [batch])).rowCount ?? 0;
    }
    return swept;
  }

  /** Turns what was noted into tasks, the oldest first; what is over meanwhile needs none. @returns how many were looked at */
  async tell(): Promise<number> {
    return this.#database.transaction(async (tx) => {
      const notices: Notice[] = await tx.query(
        `SELECT n.clock_id AS "clockId", n.level, k.id AS "caseId", k.number, c.state, k.lifecycle,
           k.lifecycle_version AS "lifecycleVersion", k.owner_id AS "ownerId", c.ended_at IS NULL AND c.told = n.level AS open
         FROM mortgage_clock_notice n JOIN mortgage_clock c ON c.id = n.clock_id JOIN mortgage_case k ON k.id = c.case_id
         WHERE n.tasked_at IS NULL ORDER BY n.at LIMIT ${tasksAtOnce} FOR UPDATE OF n SKIP LOCKED`,
      );
      for (const notice of notices) if (notice.open) await this.#open(tx, notice);
      await tx.query(
        `UPDATE mortgage_clock_notice n SET tasked_at = now() FROM unnest($1::uuid[], $2::smallint[]) AS told (clock_id, level)
         WHERE n.clock_id = told.clock_id AND n.level = told.level`,
        [notices.map(({ clockId }) => clockId), notices.map(({ level }) => level)],
      );
      return notices.length;
    });
  }

  async #open(tx: EntityManager, notice: Notice): Promise<void> {
    const { clockId, level, caseId, number, ownerId } = notice;
    const asked = clockTasks[level - 1];
    if (!asked) return;
    const words = languages.map((language) => [language, stateTitle(notice, language)]);
    const step = Object.fromEntries(words) as Record<(typeof languages)[number], string>;
    await this.#tasks.open(tx, {
      kind: asked.kind,
      key: clockTaskKey(clockId, level),
      values: { subject: number, step },
      subject: { type: 'mortgageCase', id: caseId },
      ...(level === 1 && ownerId ? { ownerId } : { role: asked.role }),
    });
  }
}
