import { isBusinessDate, OfficeTime } from '@kefu/office/calendar';
import { Database } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { type ApplicationKind, applicationKinds } from './application.entity.ts';
import { ApplicationAgeing, ApplicationFigure, ApplicationFigures } from './application-figures.types.ts';
import { stepTitle } from './application-timeline.service.ts';

/** One application that was decided for good. */
interface Decided {
  readonly kind: ApplicationKind;
  readonly month: string;
  readonly rejected: boolean;
  readonly returned: boolean;
  readonly from: Date;
  readonly to: Date;
}

/** Figures of the desk's own work (T1–T4); each can be opened as a filter of the list. */
@Injectable()
export class ApplicationFiguresService {
  readonly #database: Database;
  readonly #time: OfficeTime;

  constructor(database: Database, time: OfficeTime) {
    this.#database = database;
    this.#time = time;
  }

  /** Of what was decided within days of at most 400. @throws KefuError BAD_INPUT for days that are none */
  async of(from: string, to: string): Promise<ApplicationFigures> {
    if (
      !isBusinessDate(from) ||
      !isBusinessDate(to) ||
      from > to ||
      Date.parse(to) - Date.parse(from) > 400 * 86_400_000
    ) {
      throw new KefuError('BAD_INPUT', 'from and to: days as YYYY-MM-DD, at most 400 apart');
    }
    const decided = await this.#decided(from, to);
    const kinds = await this.#figures(decided, () => '');
    const months = await this.#figures(decided, ({ month }) => month);
    return Object.assign(new ApplicationFigures(), { kinds, months });
  }

  async #decided(from: string, to: string): Promise<Decided[]> {
    const values: unknown[] = [from, to];
    const scope = scopeSql(rowScope('application.read'), { branch: 'a.branch_id' }, values);
    const { rows } = await this.#database.pool.query<Decided>(
      `SELECT a.kind, to_char(last.ended_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month,
         last.state = 'rejected' AS rejected, rounds.returned, rounds.first AS "from", last.ended_at AS "to"
       FROM (
         SELECT DISTINCT ON (subject_id) subject_id, state, ended_at FROM approval
         WHERE subject_type = 'application' AND state IN ('approved', 'rejected')
           AND ended_at >= $1::date::timestamp AT TIME ZONE 'Asia/Shanghai'
           AND ended_at < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
         ORDER BY subject_id, ended_at DESC
       ) last
       JOIN account_application a ON a.id = last.subject_id
       CROSS JOIN LATERAL (
         SELECT bool_or(r.state = 'returned') AS returned, min(r.requested_at) AS first FROM approval r
         WHERE r.subject_type = 'application' AND r.subject_id = a.id
       ) rounds
       WHERE ${scope} ORDER BY 2, 1`,
      values,
    );
    return rows;
  }

  async #figures(decided: readonly Decided[], monthOf: (one: Decided) => string): Promise<ApplicationFigure[]> {
    const months = [...new Set(decided.map(monthOf))];
    const groups = months.flatMap((month) => applicationKinds.map((kind) => ({ month, kind })));
    const figures = await Promise.all(
      groups.map(async ({ month, kind }) => {
        const of = decided.filter((one) => one.kind === kind && monthOf(one) === month);
        return Object.assign(new ApplicationFigure(), {
          kind,
          month,
          decided: of.length,
          rejected: of.filter(({ rejected }) => rejected).length,
          returned: of.filter(({ returned }) => returned).length,
          medianOfficeMinutes: median(await this.#time.minutes(of)),
        });
      }),
    );
    return figures.filter((figure) => figure.decided > 0);
  }

  /** How long what waits now has waited, by step and desk. */
  async ageing(): Promise<ApplicationAgeing[]> {
    const values: unknown[] = [];
    const scope = scopeSql(rowScope('application.read'), { branch: 'a.branch_id' }, values);
    const waited = (from: number, to?: number): string =>
      `count(*) FILTER (WHERE s.pending_since <= now() - interval '${from} days'
         ${to === undefined ? '' : `AND s.pending_since > now() - interval '${to} days'`})::int`;
    const { rows } = await this.#database.pool.query<ApplicationAgeing & { kind: ApplicationKind }>(
      `SELECT s.key AS step, min(a.kind) AS kind, p.id AS "reviewerId", p.name AS reviewer, ${waited(0, 1)} AS fresh,
         ${waited(1, 3)} AS "overOneDay", ${waited(3, 7)} AS "overThreeDays", ${waited(7)} AS "overSevenDays",
         count(s.escalated_at)::int AS escalated
       FROM approval w JOIN approval_step s ON s.approval_id = w.id AND s.state = 'pending'
       JOIN account_application a ON a.id = w.subject_id LEFT JOIN person p ON p.id = s.assigned_to
       WHERE w.subject_type = 'application' AND w.state = 'pending' AND ${scope}
       GROUP BY s.key, p.id ORDER BY min(s.position), p.name NULLS FIRST`,
      values,
    );
    return rows.map(({ kind, ...row }) =>
      Object.assign(new ApplicationAgeing(), row, { title: stepTitle(kind, row.step) }),
    );
  }
}

function median(minutes: readonly number[] | undefined): number | null {
  if (!minutes || minutes.length === 0) return null;
  const sorted = minutes.toSorted((a, b) => a - b);
  const at = Math.floor(sorted.length / 2);
  const upper = sorted[at] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[at - 1] ?? upper) + upper) / 2);
}
