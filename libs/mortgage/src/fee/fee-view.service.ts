import { CalendarService } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { cursorKeys, decodeCursor, encodeCursor, pageOf } from '@kefu/platform/paging';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { feeConditions, feeRows, openFees } from './fee.sql.ts';
import { FeeAgeing, MortgageFee, MortgageFeeConnection, type MortgageFeesArgs } from './fee.types.ts';

/** Fees of the contracts within the caller's reach (S18). */
@Injectable()
export class FeeViewService {
  readonly #database: Database;
  readonly #calendar: CalendarService;

  constructor(database: Database, calendar: CalendarService) {
    this.#database = database;
    this.#calendar = calendar;
  }

  /** A page of fees, what is due longest first. @throws KefuError BAD_INPUT for a foreign cursor */
  async page({ first, after, ...filter }: MortgageFeesArgs): Promise<MortgageFeeConnection> {
    const values: unknown[] = [await this.#calendar.today()];
    const conditions = [feeConditions(filter, rowScope('mortgageContract.read'), values)];
    if (after) {
      const [day, id] = decodeCursor(after, [cursorKeys.text, cursorKeys.id]);
      conditions.push(`(f.due_on, f.id) > ($${values.push(day)}::date, $${values.push(id)}::uuid)`);
    }
    const { rows } = await this.#database.pool.query<MortgageFee>(
      `${feeRows} WHERE ${conditions.join(' AND ')} ORDER BY f.due_on, f.id LIMIT $${values.push(first + 1)}`,
      values,
    );
    const page = pageOf(
      rows,
      first,
      (row) => Object.assign(new MortgageFee(), row),
      ({ dueOn, id }) => encodeCursor([dueOn, id]),
    );
    return Object.assign(new MortgageFeeConnection(), page);
  }

  /** What is open within reach, of each kind by how long it is overdue. */
  async ageing(): Promise<FeeAgeing[]> {
    const values: unknown[] = [await this.#calendar.today()];
    const scope = contractScopeSql(rowScope('mortgageContract.read'), values);
    const { rows } = await this.#database.pool.query<FeeAgeing>(
      `SELECT kind, count(*)::int AS count, ${buckets.map(([name, when]) => `coalesce(sum(owed) FILTER (WHERE ${when}), 0)::bigint AS "${name}"`).join(', ')}
       FROM (SELECT f.kind, f.amount_fen - f.paid_fen AS owed, $1::date - f.due_on AS days
         FROM mortgage_fee f JOIN mortgage_contract c ON c.id = f.contract_id WHERE ${openFees} AND ${scope}) open
       GROUP BY kind ORDER BY kind`,
      values,
    );
    return rows.map((row) => Object.assign(new FeeAgeing(), row));
  }
}

const buckets = [
  ['notDue', 'days < 0'],
  ['to30', 'days BETWEEN 0 AND 30'],
  ['to60', 'days BETWEEN 31 AND 60'],
  ['to90', 'days BETWEEN 61 AND 90'],
  ['over90', 'days > 90'],
] as const;
