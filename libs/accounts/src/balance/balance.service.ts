import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound } from '@kefu/platform/errors';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { type RecordMoneyInput, type RecordPositionsInput, TraderBalance } from './balance.types.ts';

const columns = `trader_id AS "traderId", equity_fen AS equity, debt_fen AS debt, money_as_of AS "moneyAsOf",
  money_by AS "moneyBy", positions, positions_as_of AS "positionsAsOf", positions_by AS "positionsBy"`;

/** What remains on accounts (T2). The last word of whoever answers for a figure counts; the audit keeps the earlier ones. */
@Injectable()
export class BalanceService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** What remains on an account; null where nobody said anything, or the caller may not see it. */
  async of(traderId: string): Promise<TraderBalance | null> {
    const values: unknown[] = [traderId];
    const scope = scopeSql(rowScope('balance.read'), { branch: 't.branch_id' }, values);
    const { rows } = await this.#database.pool.query<TraderBalance>(
      `SELECT ${columns} FROM trader_balance JOIN trader t ON t.id = trader_id WHERE trader_id = $1 AND ${scope}`,
      values,
    );
    return rows[0] ? Object.assign(new TraderBalance(), rows[0]) : null;
  }

  /** Finance says what is owed. */
  recordMoney({ traderId, equity, debt, asOf }: RecordMoneyInput): Promise<TraderBalance | InvalidInput | NotFound> {
    const figures = { equity_fen: equity, debt_fen: debt };
    return this.#record('balance.recordMoney', traderId, asOf, 'money', figures, { equity, debt, asOf });
  }

  /** Settlement says what is open. */
  recordPositions({
    traderId,
    positions,
    asOf,
  }: RecordPositionsInput): Promise<TraderBalance | InvalidInput | NotFound> {
    return this.#record('balance.recordPositions', traderId, asOf, 'positions', { positions }, { positions, asOf });
  }

  async #record(
    permission: string,
    traderId: string,
    asOf: string,
    part: 'money' | 'positions',
    figures: Readonly<Record<string, number>>,
    after: Readonly<Record<string, unknown>>,
  ): Promise<TraderBalance | InvalidInput | NotFound> {
    if (!isBusinessDate(asOf) || asOf > (await this.#calendar.today())) {
      return InvalidInput.at('asOf', 'IMPOSSIBLE_DATE', 'a day not after today, as YYYY-MM-DD');
    }
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [traderId];
      const scope = scopeSql(rowScope(permission), { branch: 'branch_id' }, values);
      // The trader's lock makes two who record the first figures of an account wait for one another.
      const [trader]: unknown[] = await tx.query(
        `SELECT FROM trader WHERE id = $1 AND ${scope} FOR NO KEY UPDATE`,
        values,
      );
      if (!trader) return NotFound.of('trader');
      const written = { ...figures, [`${part}_as_of`]: asOf, [`${part}_by`]: currentActor().name };
      const names = Object.keys(written);
      const [row]: TraderBalance[] = await tx.query(
        `INSERT INTO trader_balance (trader_id, ${names.join(', ')})
         VALUES ($1, ${names.map((_, i) => `$${i + 2}`).join(', ')})
         ON CONFLICT (trader_id) DO UPDATE SET version = trader_balance.version + 1,
           ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
         RETURNING ${columns}`,
        [traderId, ...Object.values(written)],
      );
      await this.#audit.record(tx, { action: 'balance.recorded', subject: { type: 'trader', id: traderId }, after });
      return Object.assign(new TraderBalance(), row);
    });
  }
}
