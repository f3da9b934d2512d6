import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type ExplainDifferencesInput,
  type GatewayReport,
  type GatewayReportInput,
  MessageRun,
} from './report.types.ts';
import { differencesSql, ReportComparison } from './report-comparison.ts';

/** Counts what became of a day's messages, and lays the ledger beside the gateways' reports (X7). */
@Injectable()
export class ReportService {
  readonly #database: Database;
  readonly #comparison: ReportComparison;
  readonly #audit: AuditTrail;

  constructor(database: Database, comparison: ReportComparison, audit: AuditTrail) {
    this.#database = database;
    this.#comparison = comparison;
    this.#audit = audit;
  }

  /** Where the messages of a purpose and business date stand; undefined where nothing was planned. */
  async run(purpose: string, businessDate: string): Promise<MessageRun | undefined> {
    const { rows } = await this.#database.pool.query<MessageRun>(
      `SELECT r.id, r.purpose, r.business_date AS "businessDate", r.planned, r.first_planned_at AS "firstPlannedAt",
         r.last_planned_at AS "lastPlannedAt",
         (SELECT coalesce(json_agg(s ORDER BY s.state), '[]') FROM (
            SELECT state, count(*)::int AS count, coalesce(sum(segments), 0)::int AS segments FROM message WHERE run_id = r.id GROUP BY state
          ) s) AS states,
         (SELECT coalesce(json_agg(g ORDER BY g.gateway), '[]') FROM (
            SELECT m.gateway, coalesce(nullif(w.title, ''), w.name) AS title, count(*)::int AS sent, w.breaker,
              count(*) FILTER (WHERE m.last_attempt_at > clock_timestamp() - interval '1 minute')::int AS "lastMinute"
            FROM message m JOIN message_gateway w ON w.name = m.gateway WHERE m.run_id = r.id GROUP BY m.gateway, w.name
          ) g) AS gateways
       FROM message_run r WHERE r.purpose = $1 AND r.business_date = $2`,
      [purpose, businessDate],
    );
    return rows[0] && Object.assign(new MessageRun(), rows[0]);
  }

  /**
   * Takes in what a gateway says that it took on a day. Messages that stand in it have left, whatever this ledger believed (it may have
   * been put back from a backup): they become accepted.
   */
  import(input: GatewayReportInput): Promise<GatewayReport | NotFound> {
    return this.#database.transaction(async (tx) => {
      const known: unknown[] = await tx.query('SELECT FROM message_gateway WHERE name = $1', [input.gateway]);
      if (known.length === 0) return NotFound.of('gateway');
      const [report]: ({ id: string } | undefined)[] = await tx.query(
        `INSERT INTO gateway_report (gateway, business_date, imported_by) VALUES ($1, $2, $3)
         ON CONFLICT (gateway, business_date) DO UPDATE SET imported_by = excluded.imported_by, imported_at = clock_timestamp()
         RETURNING id`,
        [input.gateway, input.businessDate, currentActor().name],
      );
      if (!input.more) await tx.query('DELETE FROM gateway_report_line WHERE report_id = $1', [report?.id]);
      await tx.query(
        `INSERT INTO gateway_report_line (report_id, reference, message_key)
         SELECT $1, * FROM unnest($2::text[], $3::uuid[]) ON CONFLICT DO NOTHING`,
        [report?.id, input.lines.map(({ reference }) => reference), input.lines.map(({ key }) => key ?? null)],
      );
      await tx.query(
        'UPDATE gateway_report SET lines = (SELECT count(*) FROM gateway_report_line WHERE report_id = $1) WHERE id = $1',
        [report?.id],
      );
      const settled = await this.#settle(tx, input.gateway, report?.id ?? '');
      await this.#audit.record(tx, {
        action: 'gatewayReport.imported',
        subject: { type: 'gateway', id: input.gateway },
        after: { day: input.businessDate, lines: input.lines.length, settled },
      });
      const compared = await this.#comparison.within(tx, input.gateway, input.businessDate);
      return Object.assign(compared, { settled });
    });
  }

  /** Says what differences are; what is no difference is passed over, and what was said first stays. */
  explain({ gateway, businessDate, items, reason }: ExplainDifferencesInput): Promise<GatewayReport> {
    return this.#database.transaction(async (tx) => {
      const explained: { item: string }[] = await tx.query(
        `INSERT INTO gateway_report_explanation (gateway, business_date, item, reason, explained_by)
         SELECT $1, $2, d.item, $4, $5 FROM (${differencesSql}) d WHERE d.item = ANY($3) ON CONFLICT DO NOTHING RETURNING item`,
        [gateway, businessDate, items, reason.trim(), currentActor().name],
      );
      if (explained.length > 0) {
        await this.#audit.record(tx, {
          action: 'gatewayReport.explained',
          subject: { type: 'gateway', id: gateway },
          after: { day: businessDate, lines: explained.length },
          reason,
        });
      }
      return this.#comparison.within(tx, gateway, businessDate);
    });
  }

  async #settle(tx: EntityManager, gateway: string, reportId: string): Promise<number> {
    const [, settled]: [unknown, number] = await tx.query(
      `UPDATE message m SET state = 'accepted', cause = 'REPORTED', retry_at = NULL, changed_at = clock_timestamp(),
         gateway = $2, doubtful = false, lease_until = NULL,
         gateway_reference = coalesce(m.gateway_reference, l.reference), last_attempt_at = coalesce(m.last_attempt_at, clock_timestamp())
       FROM gateway_report_line l
       WHERE l.report_id = $1 AND m.id = l.message_key AND coalesce(m.gateway, $2) = $2
         AND (m.state IN ('planned', 'unknown', 'parked', 'expired') OR m.state = 'sending' AND m.lease_until < clock_timestamp())`,
      [reportId, gateway],
    );
    return settled;
  }
}
