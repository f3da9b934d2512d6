import { CalendarService, CalendarYearMissing, OfficeTime } from '@kefu/office/calendar';
import { Tasks } from '@kefu/office/tasks';
import { currentActor } from '@kefu/platform/context';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Instants, instantsAfter, limitMinutes, nextOf, noInstants } from './clock-instants.ts';
import { clockTaskKey } from './clock-tasks.ts';
import type { Whose } from './whose.ts';

interface RunningClock {
  readonly id: string;
  readonly limit: number | null;
  readonly told: number;
  readonly paused: boolean;
  readonly whose: Whose;
}

/** Why the net time of a step stands still, and what shows it. */
export interface Pause {
  readonly whose: Whose;
  readonly reason: string;
  readonly evidence: string;
}

/**
 * The clock of a case's step (S2, X4): one for each stay in a state, in office time. When something is to be told is worked out
 * as it starts, pauses and goes on, never by whoever sweeps. All in the caller's transaction, the case being locked.
 */
@Injectable()
export class CaseClocks {
  readonly #calendar: CalendarService;
  readonly #time: OfficeTime;
  readonly #tasks: Tasks;

  constructor(calendar: CalendarService, time: OfficeTime, tasks: Tasks) {
    this.#calendar = calendar;
    this.#time = time;
    this.#tasks = tasks;
  }

  /** A case came to a state: the clock of the one before ends, that of the new one begins, with the rule of the day. */
  async enter(tx: EntityManager, caseId: string, state: string): Promise<void> {
    await this.end(tx, caseId);
    const [rule]: { days: number | null; whose: Whose }[] = await tx.query(
      `SELECT days, whose FROM mortgage_clock_rule WHERE state = $1 AND effective_on <= $2
       ORDER BY effective_on DESC, id DESC LIMIT 1`,
      [state, await this.#calendar.today()],
    );
    const whose = rule?.whose ?? 'us';
    const limit = rule?.days ? limitMinutes(rule.days) : null;
    const at = await this.#instants(limit, 0);
    const [clock]: { id: string }[] = await tx.query(
      `INSERT INTO mortgage_clock (case_id, state, limit_minutes, warn_at, due_at, escalate_at, next_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [caseId, state, limit, at.warnAt, at.dueAt, at.escalateAt, nextOf(at, 0)],
    );
    if (!clock) throw new Error('A clock was started without an id');
    await this.#begin(tx, clock.id, { whose, paused: false, reason: '', evidence: '' });
    await keepWhose(tx, caseId, whose);
  }

  /** Stops the net time. @returns whether it ran */
  async pause(tx: EntityManager, caseId: string, pause: Pause): Promise<boolean> {
    const clock = await running(tx, caseId);
    if (!clock || clock.paused) return false;
    await endSpan(tx, clock.id);
    await this.#begin(tx, clock.id, { ...pause, paused: true });
    await wind(tx, clock.id, noInstants, null);
    await keepWhose(tx, caseId, pause.whose);
    return true;
  }

  /** The net time goes on, with what is left of the limit. @returns whether it stood still */
  async resume(tx: EntityManager, caseId: string, whose: Whose): Promise<boolean> {
    const clock = await running(tx, caseId);
    if (!clock?.paused) return false;
    await endSpan(tx, clock.id);
    const at = await this.#instants(clock.limit, await this.#used(tx, clock.id));
    await this.#begin(tx, clock.id, { whose, paused: false, reason: '', evidence: '' });
    await wind(tx, clock.id, at, nextOf(at, clock.told));
    await keepWhose(tx, caseId, whose);
    return true;
  }

  /** From now on it is somebody else's time; the clock goes on. @returns whether anything changed */
  async passTo(tx: EntityManager, caseId: string, whose: Whose): Promise<boolean> {
    const clock = await running(tx, caseId);
    if (!clock || clock.paused || clock.whose === whose) return false;
    await endSpan(tx, clock.id);
    await this.#begin(tx, clock.id, { whose, paused: false, reason: '', evidence: '' });
    await keepWhose(tx, caseId, whose);
    return true;
  }

  /** A case left a state, or is over: so is its clock, and what was asked because of it. */
  async end(tx: EntityManager, caseId: string): Promise<void> {
    const [ended]: [{ id: string; told: number }[]] = await tx.query(
      `UPDATE mortgage_clock SET ended_at = now(), next_at = NULL WHERE case_id = $1 AND ended_at IS NULL RETURNING id, told`,
      [caseId],
    );
    for (const { id, told } of ended) {
      await endSpan(tx, id);
      for (let level = 1; level <= told; level++) await this.#tasks.settle(tx, clockTaskKey(id, level));
    }
  }

  async #begin(tx: EntityManager, clockId: string, span: Pause & { paused: boolean }): Promise<void> {
    await tx.query(
      `INSERT INTO mortgage_clock_span (clock_id, whose, paused, reason, evidence, by_name) VALUES ($1, $2, $3, $4, $5, $6)`,
      [clockId, span.whose, span.paused, span.reason, span.evidence, currentActor().name],
    );
  }

  /** A year that the calendar does not know tells nothing; the case goes on all the same. */
  async #instants(limit: number | null, used: number): Promise<Instants> {
    if (limit === null) return noInstants;
    try {
      return await instantsAfter(this.#calendar, limit, used);
    } catch (error) {
      if (!(error instanceof CalendarYearMissing)) throw error;
      return noInstants;
    }
  }

  /** Office minutes of the spans that were no pauses. */
  async #used(tx: EntityManager, clockId: string): Promise<number> {
    const spans: { from: Date; to: Date }[] = await tx.query(
      `SELECT started_at AS "from", coalesce(ended_at, now()) AS "to" FROM mortgage_clock_span WHERE clock_id = $1 AND NOT paused`,
      [clockId],
    );
    const minutes = await this.#time.minutes(spans);
    return (minutes ?? []).reduce((sum, each) => sum + each, 0);
  }
}

async function running(tx: EntityManager, caseId: string): Promise<RunningClock | undefined> {
  const [clock]: RunningClock[] = await tx.query(
    `SELECT c.id, c.limit_minutes AS limit, c.told, s.paused, s.whose FROM mortgage_clock c
     JOIN mortgage_clock_span s ON s.clock_id = c.id AND s.ended_at IS NULL WHERE c.case_id = $1 AND c.ended_at IS NULL FOR UPDATE OF c`,
    [caseId],
  );
  return clock;
}

async function endSpan(tx: EntityManager, clockId: string): Promise<void> {
  await tx.query('UPDATE mortgage_clock_span SET ended_at = now() WHERE clock_id = $1 AND ended_at IS NULL', [clockId]);
}

async function wind(tx: EntityManager, clockId: string, at: Instants, next: Date | null): Promise<void> {
  await tx.query('UPDATE mortgage_clock SET warn_at = $2, due_at = $3, escalate_at = $4, next_at = $5 WHERE id = $1', [
    clockId,
    at.warnAt,
    at.dueAt,
    at.escalateAt,
    next,
  ]);
}

/** What the board colours by. */
async function keepWhose(tx: EntityManager, caseId: string, whose: Whose): Promise<void> {
  await tx.query('UPDATE mortgage_case SET whose = $2 WHERE id = $1 AND whose <> $2', [caseId, whose]);
}
