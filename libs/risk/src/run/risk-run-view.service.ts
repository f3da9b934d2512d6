import { CalendarService, departmentClockSql } from '@kefu/office/calendar';
import { type AvailableTransition, availableTransitions, Lifecycles } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { RiskFile } from '../file/risk-file.types.ts';
import type { RiskRunsArgs } from './risk-run.input.ts';
import { RiskRunConnection, RiskRunRecord, RiskWaiting } from './risk-run.types.ts';
import { factsOf, type RunRow, runConditions, runRows } from './risk-run-list.sql.ts';
import { filesOf } from './risk-run-parts.ts';

/** Risk runs as people look at them (T9). */
@Injectable()
export class RiskRunViewService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #calendar: CalendarService;

  constructor(database: Database, lifecycles: Lifecycles, calendar: CalendarService) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#calendar = calendar;
  }

  /** A page of runs, the latest trading day first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ filter, first, after }: RiskRunsArgs): Promise<RiskRunConnection> {
    const values: unknown[] = [];
    const conditions = runConditions(filter ?? {}, rowScope('risk.read'), values);
    if (after) {
      const [day, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(r.trading_day, r.id) < ($${values.push(day)}::date, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<RunRow>(
      `${runRows} WHERE ${conditions.join(' AND ')} ORDER BY r.trading_day DESC, r.id DESC LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(rows, first, factsOf, ({ tradingDay, id }) => encodeCursor([tradingDay, id]));
    return Object.assign(new RiskRunConnection(), page);
  }

  /** One run; undefined where there is none. */
  async one(id: string): Promise<RiskRunRecord | undefined> {
    const values: unknown[] = [id];
    const scope = scopeSql(rowScope('risk.read'), {}, values);
    const { rows } = await this.#database.pool.query<RunRow>(`${runRows} WHERE r.id = $1 AND ${scope}`, values);
    return rows[0] && Object.assign(new RiskRunRecord(), factsOf(rows[0]));
  }

  /** The ways on from where a run stands. */
  transitions({ id, lifecycle, lifecycleVersion, state, version }: RiskRunRecord): Promise<AvailableTransition[]> {
    const everybodys = { branchId: null, teamId: null, ownerId: null };
    return this.#database.transaction(async (tx) =>
      availableTransitions(
        await this.#lifecycles.offered(tx, {
          id,
          lifecycle,
          lifecycleVersion,
          state: state.key,
          version,
          ...everybodys,
        }),
      ),
    );
  }

  /** What waits at the desk. */
  async waiting(): Promise<RiskWaiting> {
    const values: unknown[] = [];
    const scope = scopeSql(rowScope('risk.read'), {}, values);
    const { rows } = await this.#database.pool.query<RiskWaiting>(
      `SELECT count(*) FILTER (WHERE r.state = 'import')::int AS "toImport", count(*) FILTER (WHERE r.state = 'screen')::int AS "toScreen",
         count(*) FILTER (WHERE r.state = 'review')::int AS "toApprove",
         count(*) FILTER (WHERE (r.trading_day + m.close_minute * interval '1 minute') AT TIME ZONE 'Asia/Shanghai'
           <= ${departmentClockSql})::int AS overdue,
         (SELECT count(*)::int FROM risk_follow_up u WHERE u.outcome IS NULL AND u.step <> 'secondContact') AS "followUps",
         (SELECT count(*)::int FROM risk_signal s WHERE s.outcome IS NULL) AS signals,
         (SELECT count(*)::int FROM risk_threshold l WHERE l.state = 'proposed') AS limits
       FROM risk_run r JOIN risk_market m ON m.id = r.market_id WHERE r.state <> 'closed' AND ${scope}`,
      values,
    );
    return Object.assign(new RiskWaiting(), rows[0]);
  }

  /** A file that was brought. */
  async file(id: string): Promise<RiskFile> {
    const [file] = await this.#database.transaction((tx) => filesOf(tx, null, id));
    if (!file) throw new Error('A file was stored and is gone');
    return file;
  }

  /** Files of the last days that belong to no run: brought when the market did not trade, or the calendar knew no day. */
  async strays(): Promise<RiskFile[]> {
    const today = await this.#calendar.today();
    return this.#database.transaction((tx) => filesOf(tx, null, undefined, today));
  }
}
