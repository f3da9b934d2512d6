import { OfficeTime } from '@kefu/office/calendar';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Whose, whoseTime } from './whose.ts';

/** How long a stay took by the office's clock, in office minutes; null where the calendar lacks a day. */
export interface ClockTimes {
  readonly state: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly limitMinutes: number | null;
  readonly told: number;
  readonly grossMinutes: number | null;
  readonly netMinutes: number | null;
  readonly byWhose: Readonly<Record<Whose, number>>;
  readonly pausedReason: string | null;
}

interface Span {
  readonly clockId: string;
  readonly whose: Whose;
  readonly paused: boolean;
  readonly reason: string;
  readonly from: Date;
  readonly to: Date;
  readonly running: boolean;
}

/** Gross and net time of a case's steps, and whose time it was (S2). Pauses count for whoever they wait for, and not as net. */
@Injectable()
export class ClockTimesOf {
  readonly #time: OfficeTime;

  constructor(time: OfficeTime) {
    this.#time = time;
  }

  /** The stays of a case, the first one first. */
  async case(tx: EntityManager, caseId: string): Promise<ClockTimes[]> {
    const clocks: (Pick<ClockTimes, 'state' | 'startedAt' | 'endedAt' | 'limitMinutes' | 'told'> & { id: string })[] =
      await tx.query(
        `SELECT id, state, started_at AS "startedAt", ended_at AS "endedAt", limit_minutes AS "limitMinutes", told
         FROM mortgage_clock WHERE case_id = $1 ORDER BY started_at, id LIMIT 200`,
        [caseId],
      );
    const spans: Span[] = await tx.query(
      `SELECT clock_id AS "clockId", whose, paused, reason, started_at AS "from", coalesce(ended_at, now()) AS "to",
         ended_at IS NULL AS running
       FROM mortgage_clock_span WHERE clock_id = ANY($1::uuid[]) ORDER BY started_at, id`,
      [clocks.map(({ id }) => id)],
    );
    const minutes = await this.#time.minutes(spans);
    return clocks.map(({ id, ...clock }) => {
      const own = spans.flatMap((span, at) => (span.clockId === id ? [{ ...span, minutes: minutes?.[at] ?? 0 }] : []));
      const sum = (which: (span: Span) => boolean): number =>
        own.filter(which).reduce((total, span) => total + span.minutes, 0);
      return {
        ...clock,
        grossMinutes: minutes ? sum(() => true) : null,
        netMinutes: minutes ? sum(({ paused }) => !paused) : null,
        byWhose: Object.fromEntries(whoseTime.map((whose) => [whose, sum((span) => span.whose === whose)])) as Record<
          Whose,
          number
        >,
        pausedReason: own.find(({ running, paused }) => running && paused)?.reason ?? null,
      };
    });
  }
}
