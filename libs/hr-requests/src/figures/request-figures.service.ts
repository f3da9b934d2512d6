import { caseState } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import { RequestKinds } from '../kind/request-kinds.ts';
import { endStates } from '../request/hr-request.sql.ts';
import { HrReplyTime, HrRequestAge, HrRequestFigures } from './request-figures.types.ts';

type AgeRow = Omit<HrRequestAge, 'state' | 'kindTitle'> & {
  readonly lifecycle: string;
  readonly lifecycleVersion: number;
  readonly state: string;
};

const waited = (from: number, to?: number): string =>
  `count(*) FILTER (WHERE now() - r.state_since > interval '${from} days'${
    to === undefined ? '' : ` AND now() - r.state_since <= interval '${to} days'`
  })::int`;

/** Open requests by age and step, and how long people wait for an answer (H1, H5): HR's page. */
@Injectable()
export class RequestFigures {
  readonly #database: Database;
  readonly #kinds: RequestKinds;

  constructor(database: Database, kinds: RequestKinds) {
    this.#database = database;
    this.#kinds = kinds;
  }

  /** The figures now. @param days how far back answers are counted */
  async now(days: number): Promise<HrRequestFigures> {
    const titles = await this.#kinds.titles();
    const { rows } = await this.#database.pool.query<AgeRow>(
      `SELECT r.kind, r.lifecycle, r.lifecycle_version AS "lifecycleVersion", r.state, ${waited(-1, 1)} AS day,
         ${waited(1, 3)} AS "threeDays", ${waited(3, 10)} AS "tenDays", ${waited(10)} AS longer,
         count(*) FILTER (WHERE r.answer_by < now() AND r.answered_at IS NULL)::int AS overdue
       FROM hr_request r WHERE r.state <> 'draft' AND r.state <> ALL($1::text[]) GROUP BY 1, 2, 3, 4 ORDER BY 1, min(r.state_since)`,
      [endStates],
    );
    const ages = rows.map((row) =>
      Object.assign(new HrRequestAge(), row, { kindTitle: titles.get(row.kind) ?? row.kind, state: caseState(row) }),
    );
    return Object.assign(new HrRequestFigures(), { ages, replies: await this.#replies(days) });
  }

  async #replies(days: number): Promise<HrReplyTime> {
    const { rows } = await this.#database.pool.query<HrReplyTime>(
      `SELECT count(*) FILTER (WHERE r.answered_at IS NOT NULL)::int AS answered,
         count(*) FILTER (WHERE r.answered_at <= r.answer_by)::int AS "inTime",
         round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.answered_at - r.submitted_at)) / 60)::int
           AS "medianMinutes",
         count(*) FILTER (WHERE r.state = 'effective' AND r.kind = 'transfer')::int AS effective,
         round(percentile_cont(0.5) WITHIN GROUP (ORDER BY r.effective_on - (r.submitted_at AT TIME ZONE 'Asia/Shanghai')::date)
           FILTER (WHERE r.state = 'effective'))::int AS "medianLeadDays"
       FROM hr_request r WHERE r.answered_at >= now() - $1 * interval '1 day'`,
      [days],
    );
    return Object.assign(new HrReplyTime(), rows[0]);
  }
}
