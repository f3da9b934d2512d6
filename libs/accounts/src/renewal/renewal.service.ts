import { addDays, CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { type ChangedMeanwhile, Failure, KefuError, type NotFound, type WrongState } from '@kefu/platform/errors';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { dueReminders } from './due-reminders.sql.ts';
import {
  RenewalFigure,
  RenewalRun,
  RenewedTerm,
  type RenewTermInput,
  type UnreachableTrader,
} from './renewal.types.ts';
import { TermRenewal } from './term-renewal.ts';

interface RunRow {
  planned: number;
  firstPlannedAt: Date;
  lastPlannedAt: Date;
}

/** Renewals for people (T3): the day's run, whom it cannot reach, the renewing itself. */
@Injectable()
export class RenewalService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #terms: TermRenewal;

  constructor(database: Database, calendar: CalendarService, terms: TermRenewal) {
    this.#database = database;
    this.#calendar = calendar;
    this.#terms = terms;
  }

  /** The run of a business date; today's where none is given. What is missing is only told of today. */
  async run(day?: string | null): Promise<RenewalRun> {
    const today = await this.#calendar.today();
    if (day && !isBusinessDate(day)) throw new KefuError('BAD_INPUT', 'day: not a day as YYYY-MM-DD', { field: 'day' });
    const of = day ?? today;
    const values: unknown[] = [of];
    const scope = scopeSql(rowScope('renewal.read'), { branch: 'm.branch_id' }, values);
    const [[stored], runs, states, due] = await Promise.all([
      this.#calendar.days(of, of),
      this.#database.pool.query<RunRow>(
        `SELECT planned, first_planned_at AS "firstPlannedAt", last_planned_at AS "lastPlannedAt" FROM message_run
         WHERE purpose = 'renewalReminder' AND business_date = $1`,
        [of],
      ),
      this.#database.pool.query<{ state: string; count: number }>(
        `SELECT m.state, count(*)::int AS count FROM message m
         WHERE m.business_date = $1 AND m.purpose = 'renewalReminder' AND ${scope} GROUP BY m.state ORDER BY m.state`,
        values,
      ),
      of === today ? this.#due(today) : undefined,
    ]);
    const run = runs.rows[0];
    return Object.assign(new RenewalRun(), {
      day: of,
      officeDay: stored?.office ?? null,
      planned: states.rows.reduce((sum, { count }) => sum + count, 0),
      states: states.rows,
      missing: due?.missing ?? null,
      unreachable: due?.unreachable ?? null,
      withoutReceipt: states.rows.find(({ state }) => state === 'accepted')?.count ?? 0,
      firstPlannedAt: run?.firstPlannedAt ?? null,
      lastPlannedAt: run?.lastPlannedAt ?? null,
    });
  }

  /** Traders whom a reminder due today cannot reach, the first to end first; at most 500. */
  async unreachable(): Promise<UnreachableTrader[]> {
    const today = await this.#calendar.today();
    const before = await this.#calendar.nextKnownOfficeDay(today);
    if (!before) return [];
    const values: unknown[] = [today, before];
    const scope = scopeSql(rowScope('renewal.read'), { branch: 'due.branch_id' }, values);
    const { rows } = await this.#database.pool.query<UnreachableTrader>(
      `SELECT DISTINCT tr.id AS "traderId", tr.number, tr.name, b.name AS branch, t.ends_on AS "endsOn"
       FROM (${dueReminders('$1', '$2', 'without')}) due JOIN term t ON t.id = due.subject_id
       JOIN trader tr ON tr.id = due.recipient JOIN org_unit b ON b.id = due.branch_id
       WHERE ${scope} ORDER BY t.ends_on, tr.number LIMIT 500`,
      values,
    );
    return rows;
  }

  /** How many of the terms that ended in the last so many days were renewed in time (T3). */
  async figure(days: number): Promise<RenewalFigure> {
    const today = await this.#calendar.today();
    const span = { from: addDays(today, -days), to: addDays(today, -1) };
    const values: unknown[] = [span.from, span.to];
    const scope = scopeSql(rowScope('renewal.read'), { branch: 'tr.branch_id' }, values);
    const { rows } = await this.#database.pool.query<{ ended: number; onTime: number; late: number }>(
      `SELECT count(*)::int AS ended, count(*) FILTER (WHERE n.registered_on <= t.ends_on)::int AS "onTime",
         count(*) FILTER (WHERE n.registered_on > t.ends_on)::int AS late
       FROM term t JOIN trader tr ON tr.id = t.trader_id LEFT JOIN term n ON n.id = t.renewed_by
       WHERE t.ends_on BETWEEN $1 AND $2 AND ${scope}`,
      values,
    );
    return Object.assign(new RenewalFigure(), { ...span, ...rows[0] });
  }

  /** Renews a term: the next one begins the day after. Of two people who renew at once, one finds it renewed. */
  renew(input: RenewTermInput): Promise<RenewedTerm | NotFound | WrongState | ChangedMeanwhile> {
    return this.#database.transaction(async (tx) => {
      const term = await this.#terms.hold(tx, input, 'renewal.renew');
      if (term instanceof Failure) return term;
      return Object.assign(new RenewedTerm(), await this.#terms.renew(tx, term, input.years));
    });
  }

  async #due(today: string): Promise<{ missing: number; unreachable: number } | undefined> {
    const before = await this.#calendar.nextKnownOfficeDay(today);
    if (!before) return undefined;
    const count = async (phone: 'with' | 'without'): Promise<number> => {
      const values: unknown[] = [today, before];
      const scope = scopeSql(rowScope('renewal.read'), { branch: 'due.branch_id' }, values);
      const { rows } = await this.#database.pool.query<{ n: number }>(
        `SELECT count(DISTINCT due.subject_id)::int AS n FROM (${dueReminders('$1', '$2', phone)}) due WHERE ${scope}`,
        values,
      );
      return rows[0]?.n ?? 0;
    };
    return { missing: await count('with'), unreachable: await count('without') };
  }
}
