import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import { firstDay, isMonth, laterMonth, type Month } from '../ranking/month.ts';
import { readRace } from '../ranking/race-reading.ts';
import type { TeamRace } from '../ranking/ranking.types.ts';
import { RankingMonths } from '../ranking/ranking-months.ts';
import { Penalties } from './penalties.ts';

/** Freezes months that are due, each with the penalties proposed from it, and reopens them for the general manager (S24, S25). */
@Injectable()
export class MonthClosing {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #months: RankingMonths;
  readonly #penalties: Penalties;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    calendar: CalendarService,
    months: RankingMonths,
    penalties: Penalties,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#calendar = calendar;
    this.#months = months;
    this.#penalties = penalties;
    this.#audit = audit;
  }

  /** Freezes every month that is due, in order; each is a transaction of its own. @returns what was done */
  async freezeDue(): Promise<{ frozen: number; proposed: number }> {
    const done = { frozen: 0, proposed: 0 };
    const today = await this.#calendar.today();
    for (;;) {
      const proposed = await this.#database.transaction(async (tx) => {
        const month = await this.#months.nextMonth(tx);
        if (!month || !(await this.#isDue(month, today, (await this.#months.policy(tx)).snapshotOfficeDay)))
          return undefined;
        const frozen = await this.#months.freeze(tx, month);
        return frozen && this.#penalties.propose(tx, frozen);
      });
      if (proposed === undefined) return done;
      done.frozen++;
      done.proposed += proposed;
    }
  }

  /**
   * Reopens a frozen month and those after it, whose streaks stand on it. What was proposed from them is taken back; they are frozen
   * anew in turn, and the versions before stay. Not once a penalty from them stands.
   */
  reopen(month: Month, reason: string): Promise<TeamRace | InvalidInput | NotFound | WrongState> {
    const why = reason.trim();
    if (why.length < 4) return Promise.resolve(InvalidInput.at('reason', 'REASON_MISSING', 'say why'));
    if (!isMonth(month)) return Promise.resolve(NotFound.of('frozen month'));
    return this.#database.transaction(async (tx) => {
      await this.#months.policy(tx, true);
      const [frozen]: { id: string }[] = await tx.query(
        'SELECT id FROM mortgage_ranking_month WHERE month = $1 AND reopened_at IS NULL',
        [firstDay(month)],
      );
      if (!frozen) return NotFound.of('frozen month');
      const [standing]: object[] = await tx.query(
        `SELECT FROM mortgage_penalty WHERE month >= $1 AND state IN ('standing', 'booked') LIMIT 1`,
        [firstDay(month)],
      );
      if (standing) return WrongState.of('standing', 'A penalty from this month or a later one stands already');
      await this.#penalties.withdraw(tx, month, why);
      await tx.query(
        `UPDATE mortgage_ranking_month SET reopened_by_name = $2, reopened_at = clock_timestamp(), reopened_reason = $3
         WHERE month >= $1 AND reopened_at IS NULL`,
        [firstDay(month), currentActor().name, why],
      );
      await this.#audit.record(tx, {
        action: 'mortgageRanking.reopened',
        subject: { type: 'mortgageRanking', id: frozen.id },
        after: { month },
        reason: why,
      });
      return readRace(tx, month);
    });
  }

  /** From the third office day of the next month on; where the calendar knows nothing so old, a month later at the latest. */
  async #isDue(month: Month, today: string, officeDay: number): Promise<boolean> {
    const next = firstDay(laterMonth(month, 1));
    if (today < next) return false;
    if (today >= firstDay(laterMonth(month, 2))) return true;
    const worked = (await this.#calendar.days(next, today)).filter(({ office }) => office);
    return worked.length >= officeDay;
  }
}
