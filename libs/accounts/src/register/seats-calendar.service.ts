import { addDays, CalendarService, daysBetween, isBusinessDate } from '@kefu/office/calendar';
import { Database, sqlByValue } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { RegisterCockpit, type SeatsCalendarArgs, SeatsEnding } from './seats-calendar.types.ts';
import { traderScope } from './trader-rows.ts';

const longest = 400;

/** When the seats expire (T3), and what that asks of people today. */
@Injectable()
export class SeatsCalendarService {
  readonly #database: Database;
  readonly #calendar: CalendarService;

  constructor(database: Database, calendar: CalendarService) {
    this.#database = database;
    this.#calendar = calendar;
  }

  /**
   * Seats by the day and branch on which their current terms end; days without any are left out.
   * @throws KefuError BAD_INPUT for days that do not exist or too many of them
   */
  async ending({ from, to, branchIds }: SeatsCalendarArgs): Promise<SeatsEnding[]> {
    for (const [field, day] of Object.entries({ from, to })) {
      if (!isBusinessDate(day)) throw new KefuError('BAD_INPUT', `${field}: no such day`, { field });
    }
    const days = daysBetween(from, to);
    if (days < 0 || days > longest) {
      throw new KefuError('BAD_INPUT', `to: expected 0 to ${longest} days after from`, { field: 'to' });
    }
    const values: unknown[] = [from, to];
    const conditions = [traderScope(rowScope('trader.read'), values)];
    if (branchIds?.length) conditions.push(`t.branch_id = ANY($${values.push(branchIds)}::uuid[])`);
    const rows = await this.#database.query<{ day: string; id: string; name: string; count: number }>(
      sqlByValue(
        `SELECT ended.day, b.id, b.name, ended.count
         FROM (SELECT m.ends_on AS day, t.branch_id, count(*) AS count FROM term m JOIN trader t ON t.id = m.trader_id
               WHERE m.renewed_by IS NULL AND m.ends_on BETWEEN $1 AND $2 AND t.state = 'active'
                 AND ${conditions.join(' AND ')}
               GROUP BY m.ends_on, t.branch_id) ended
         JOIN org_unit b ON b.id = ended.branch_id ORDER BY ended.day, b.name_key`,
      ),
      values,
    );
    return rows.map(({ day, id, name, count }) =>
      Object.assign(new SeatsEnding(), { day, branch: { id, name }, count }),
    );
  }

  /** The figures of the cockpit, within the caller's reach. @param days how far ahead a term counts as expiring */
  async cockpit(days: number): Promise<RegisterCockpit> {
    const today = await this.#calendar.today();
    const values: unknown[] = [today, addDays(today, days)];
    const scoped = traderScope(rowScope('trader.read'), values);
    const active = `t.state = 'active' AND ${scoped}`;
    const terms = `FROM term m JOIN trader t ON t.id = m.trader_id WHERE m.renewed_by IS NULL AND ${active}`;
    const [row] = await this.#database.query<Omit<RegisterCockpit, 'today'>>(
      sqlByValue(`SELECT
        (SELECT count(*) ${terms} AND m.ends_on BETWEEN $1 AND $2) AS expiring,
        (SELECT count(*) ${terms} AND m.ends_on < $1 AND m.state <> 'closed') AS expired,
        (SELECT count(*) FROM trader t WHERE ${active}
          AND NOT EXISTS (SELECT FROM trader_phone p WHERE p.trader_id = t.id)) AS unreachable,
        (SELECT count(*) FROM trader t WHERE ${active} AND t.market_owner IS NULL) AS "withoutMarketOwner"`),
      values,
    );
    return Object.assign(new RegisterCockpit(), { ...row, today });
  }
}
