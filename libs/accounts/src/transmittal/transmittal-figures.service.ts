import { isBusinessDate } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { TransmittalFigure } from './transmittal.types.ts';

const day = (instant: string): string => `(${instant} AT TIME ZONE 'Asia/Shanghai')::date`;

/** What branches opened and sent, and how long the department took (T8). */
@Injectable()
export class TransmittalFiguresService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The figures of every branch that the caller may read, over a span of days; both count. @throws KefuError BAD_INPUT */
  async figures(from: string, to: string): Promise<TransmittalFigure[]> {
    if (!isBusinessDate(from) || !isBusinessDate(to) || from > to) {
      throw new KefuError('BAD_INPUT', 'from, to: days as YYYY-MM-DD, in order', { field: 'from' });
    }
    const values: unknown[] = [from, to];
    const scope = scopeSql(rowScope('transmittal.read'), { branch: 'b.id' }, values);
    const { rows } = await this.#database.pool.query<Omit<TransmittalFigure, 'branch'> & { id: string; name: string }>(
      `WITH opening AS (
         SELECT branch_id, count(*)::int AS n FROM account_event
         WHERE kind = 'opened' AND on_day BETWEEN $1 AND $2 GROUP BY branch_id
       ), sending AS (
         SELECT branch_id, count(*)::int AS n FROM transmittal WHERE ${day('sent_at')} BETWEEN $1 AND $2 GROUP BY branch_id
       ), answer AS (
         SELECT t.branch_id, count(*)::int AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY lag_minutes) AS lag,
           sum((SELECT count(*) FROM transmittal_item i WHERE i.transmittal_id = t.id AND i.tick <> 'present'))::int AS differences
         FROM transmittal t WHERE ${day('acknowledged_at')} BETWEEN $1 AND $2 GROUP BY t.branch_id
       )
       SELECT b.id, b.name, coalesce(o.n, 0) AS openings, coalesce(s.n, 0) AS sent, coalesce(a.n, 0) AS acknowledged,
         coalesce(a.differences, 0) AS differences, round(a.lag)::int AS "medianLagMinutes"
       FROM org_unit b LEFT JOIN opening o ON o.branch_id = b.id LEFT JOIN sending s ON s.branch_id = b.id
         LEFT JOIN answer a ON a.branch_id = b.id
       WHERE b.kind = 'branch' AND ${scope} ORDER BY b.name_key`,
      values,
    );
    return rows.map(({ id, name, ...figures }) =>
      Object.assign(new TransmittalFigure(), figures, { branch: { id, name } }),
    );
  }
}
