import { CalendarService, departmentClockSql, practiceShiftSql } from '@kefu/office/calendar';
import { Lifecycles } from '@kefu/office/lifecycle';
import { defineTaskKind, Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { Failure } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CarriedOut } from '../request/snapshot.ts';
import { text } from '../request/words.ts';
import { askBack, giveBackBy } from './give-back.ts';
import { lyingKinds } from './person-works.ts';
import { reachChanges } from './reach-changes.ts';
import { settleWorks } from './settle-works.ts';
import { readPostsLeft } from './transfer-posts.ts';

/** So many changes are carried out side by side; each is a transaction of its own. */
const sideBySide = 4;

const stuck = defineTaskKind({
  key: 'hr.transferStuck',
  title: text(
    '調崗未能生效：{subject}',
    '调岗未能生效：{subject}',
    'A change of posts could not take effect: {subject}',
  ),
  dueAfter: 450,
  remindAfter: 225,
});

/** How the changes of a midnight went. */
export interface CutoverFindings {
  readonly effective: number;
  readonly blocked: number;
  readonly sessions: number;
}

/**
 * Carries out the changes of posts whose day has come (H5). The posts themselves change by their dates; what is left to do is
 * done here once, whether it is asked twice, late, by two workers, or again after one was killed: sessions end, open work
 * goes to the successors, and the audit keeps what was and what is.
 */
@Injectable()
export class Cutover {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;
  readonly #tasks: Tasks;

  constructor(database: Database, lifecycles: Lifecycles, calendar: CalendarService, audit: AuditTrail, tasks: Tasks) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#calendar = calendar;
    this.#audit = audit;
    this.#tasks = tasks;
  }

  /** Milliseconds until the next midnight in Asia/Shanghai, where a change takes effect then; undefined where none does. */
  async nextIn(): Promise<number | undefined> {
    const { rows } = await this.#database.pool.query<{ ms: number }>(
      `SELECT ceil(extract(epoch FROM (day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' - now) * 1000)::float8 AS ms
       FROM (SELECT ${departmentClockSql} AS now, (${departmentClockSql} AT TIME ZONE 'Asia/Shanghai')::date AS day) clock
       WHERE EXISTS (SELECT FROM hr_request WHERE state = 'scheduled' AND effective_on = day + 1)`,
    );
    return rows[0]?.ms;
  }

  /** Carries out what is due. */
  async carryOut(): Promise<CutoverFindings> {
    const today = await this.#calendar.today();
    const sessions = await this.#endSessions(today);
    const { rows } = await this.#database.pool.query<{ id: string }>(
      `SELECT id FROM hr_request WHERE state = 'scheduled' AND effective_on <= $1 ORDER BY effective_on, id`,
      [today],
    );
    if (rows.length === 0) return { effective: 0, blocked: 0, sessions };
    const by = await giveBackBy(this.#calendar);
    const found = { effective: 0, blocked: 0 };
    const queue = rows.map(({ id }) => id).values();
    const errors: unknown[] = [];
    const work = async (): Promise<void> => {
      for (const id of queue) {
        // What goes wrong with one keeps nobody else waiting.
        const done = await this.#one(id, today, by).catch((error: unknown) => void errors.push(error));
        if (done) found[done]++;
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, work));
    if (errors.length > 0) throw errors[0];
    return { ...found, sessions };
  }

  /** Ends the sessions that were opened under the old posts, all in one statement and before anything else. */
  async #endSessions(today: string): Promise<number> {
    const { rowCount } = await this.#database.pool.query(
      `UPDATE session s SET revoked_at = now() FROM hr_request r
       WHERE r.state = 'scheduled' AND r.effective_on <= $1 AND s.person_id = r.person_id AND s.revoked_at IS NULL
         AND s.created_at < greatest(r.effective_on::timestamp AT TIME ZONE 'Asia/Shanghai' - ${practiceShiftSql}, r.state_since)`,
      [today],
    );
    return rowCount ?? 0;
  }

  #one(id: string, today: string, by: GiveBackBy): Promise<'effective' | 'blocked' | undefined> {
    return this.#database.transaction(async (tx) => {
      // None: another worker has it, or somebody takes it back at this moment. The joins of a change are written in the order
      // in which they are best gone; finding that out anew for each took as long as all the rest.
      const [due]: { told: boolean }[] = await tx.query(
        `SELECT set_config('join_collapse_limit', '1', true), EXISTS (SELECT FROM task WHERE key = $3 AND state = 'open') AS told
         FROM hr_request WHERE id = $1 AND state = 'scheduled' AND effective_on <= $2 FOR UPDATE SKIP LOCKED`,
        [id, today, keyOf(id)],
      );
      if (!due) return undefined;
      const subject = { type: 'hrRequest', id };
      const moved = await this.#lifecycles.moveByHouse(tx, subject, { transition: 'takeEffect' });
      if (moved instanceof Failure) {
        await this.#tell(tx, id);
        return 'blocked';
      }
      await this.#settle(tx, id, by, due.told);
      return 'effective';
    });
  }

  async #settle(tx: EntityManager, id: string, by: GiveBackBy, told: boolean): Promise<void> {
    const posts = await readPostsLeft(tx, id);
    if (!posts) throw new Error('A change took effect that names no posts');
    const { personId } = posts;
    const permissions = await reachChanges(tx, personId, posts.fromPostId, posts.toPostId);
    const lying = await lyingKinds(tx, personId);
    const settled = await settleWorks(tx, posts, lying);
    const carriedOut: CarriedOut = { permissions, settled };
    await tx.query('UPDATE hr_request SET carried_out = $2 WHERE id = $1', [id, JSON.stringify(carriedOut)]);
    await askBack(tx, this.#tasks, by, id, personId, lying);
    if (told) await this.#tasks.settle(tx, keyOf(id));
    const side = (which: 'before' | 'after'): Record<string, string> =>
      Object.fromEntries(permissions.flatMap((each) => (each[which] ? [[each.permission, each[which].scope]] : [])));
    await this.#audit.record(tx, {
      action: 'transfer.tookEffect',
      subject: { type: 'person', id: personId },
      before: { post: posts.fromTitle, unit: posts.fromUnit, permissions: side('before') },
      after: { post: posts.toTitle, unit: posts.toUnit, permissions: side('after'), handedOver: settled },
    });
  }

  /** What stands in the way is HR's to see to; it is tried again until they did. */
  async #tell(tx: EntityManager, id: string): Promise<void> {
    const [request]: { subject: string }[] = await tx.query(
      `SELECT number || ' ' || person_name AS subject FROM hr_request WHERE id = $1`,
      [id],
    );
    await this.#tasks.open(tx, {
      kind: stuck,
      key: keyOf(id),
      values: { subject: request?.subject ?? '' },
      subject: { type: 'hrRequest', id },
      role: 'HR',
    });
  }
}

type GiveBackBy = Awaited<ReturnType<typeof giveBackBy>>;

const keyOf = (id: string): string => `${stuck.key}:${id}`;
