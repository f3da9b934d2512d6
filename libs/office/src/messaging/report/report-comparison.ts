import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { GatewayReport, type NeededReport, type ReportDifference } from './report.types.ts';

const takenSql = (message: string): string => `${message}.state IN ('accepted', 'delivered', 'undelivered')`;
const dayOf = (instant: string): string => `(${instant} AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * Every line of the report of $1 on $2 with the message that it finds, by our key or else by the gateway's reference, and every
 * message of that day that the ledger holds for taken and that no report of the gateway shows. A message counts on the day of its last
 * try; one that the gateway took on another day is no difference.
 */
const bothSql = `
  SELECT line.reference, coalesce(k.id, m.id) AS id FROM gateway_report r JOIN gateway_report_line line ON line.report_id = r.id
  LEFT JOIN message k ON k.id = line.message_key AND k.gateway = r.gateway AND ${takenSql('k')}
  LEFT JOIN message m ON line.message_key IS NULL AND m.gateway_reference = line.reference AND m.gateway = r.gateway AND ${takenSql('m')}
  WHERE r.gateway = $1 AND r.business_date = $2
  UNION ALL
  SELECT NULL, m.id FROM message m
  WHERE m.gateway = $1 AND ${takenSql('m')}
    AND m.last_attempt_at >= $2::date::timestamp AT TIME ZONE 'Asia/Shanghai'
    AND m.last_attempt_at < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
    AND NOT EXISTS (SELECT FROM gateway_report_line line JOIN gateway_report r ON r.id = line.report_id
      WHERE r.gateway = $1 AND line.message_key = m.id)
    AND NOT EXISTS (SELECT FROM gateway_report_line line JOIN gateway_report r ON r.id = line.report_id
      WHERE r.gateway = $1 AND line.message_key IS NULL AND line.reference = m.gateway_reference)`;

/** What stands on one side alone: `item` names it, `id` is null where the ledger does not know it. */
export const differencesSql = `SELECT coalesce(reference, id::text) AS item, id FROM (${bothSql}) b
  WHERE id IS NULL OR reference IS NULL`;

/** The differences of gateway $1 on day $2 as lists show them, the unexplained first. */
export const differenceRows = `SELECT d.item, d.id AS "messageId", m.address_masked AS "phoneMasked", m.last_attempt_at AS "triedAt", e.reason,
    e.explained_by AS "explainedBy"
  FROM (${differencesSql}) d LEFT JOIN message m ON m.id = d.id
  LEFT JOIN gateway_report_explanation e ON e.gateway = $1 AND e.business_date = $2 AND e.item = d.item
  ORDER BY e.item IS NOT NULL, d.item`;

/** Lays the ledger beside what gateways report (X7). */
@Injectable()
export class ReportComparison {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The ledger beside the report of a gateway and day. */
  of(gateway: string, businessDate: string): Promise<GatewayReport> {
    return this.#database.transaction((tx) => this.within(tx, gateway, businessDate));
  }

  /** The same, in a transaction that may have changed it. */
  async within(tx: EntityManager, gateway: string, businessDate: string): Promise<GatewayReport> {
    const [counts]: Pick<GatewayReport, 'importedAt' | 'lines' | 'ledgerOnly' | 'reportOnly' | 'explained'>[] =
      await tx.query(
        `SELECT (SELECT imported_at FROM gateway_report WHERE gateway = $1 AND business_date = $2) AS "importedAt",
         coalesce((SELECT lines FROM gateway_report WHERE gateway = $1 AND business_date = $2), 0) AS lines,
         count(*) FILTER (WHERE d.id IS NOT NULL)::int AS "ledgerOnly",
         count(*) FILTER (WHERE d.id IS NULL)::int AS "reportOnly", count(e.item)::int AS explained
       FROM (${differencesSql}) d
       LEFT JOIN gateway_report_explanation e ON e.gateway = $1 AND e.business_date = $2 AND e.item = d.item`,
        [gateway, businessDate],
      );
    if (!counts) throw new Error('A count gave no row');
    const differences: ReportDifference[] = await tx.query(`${differenceRows} LIMIT 500`, [gateway, businessDate]);
    const { lines, ledgerOnly, reportOnly, explained } = counts;
    return Object.assign(new GatewayReport(), counts, {
      gateway,
      businessDate,
      settled: 0,
      matched: lines - reportOnly,
      unexplained: ledgerOnly + reportOnly - explained,
      differences,
    });
  }

  /**
   * What must be compared before sending goes on that stood still since `frozenAt`: each gateway in use, for every day from the last try
   * that the ledger knew of then, a month back at the most.
   */
  async needed(tx: EntityManager, frozenAt: Date): Promise<NeededReport[]> {
    const needed: Omit<NeededReport, 'unexplained'>[] = await tx.query(
      `WITH known AS (
         SELECT least(${dayOf('$1::timestamptz')}, ${dayOf('uuid_extract_timestamp(id)')}) AS day FROM send_attempt
         WHERE id < uuidv7($1::timestamptz - clock_timestamp()) ORDER BY id DESC LIMIT 1
       ), first AS (
         SELECT greatest(coalesce((SELECT day FROM known), ${dayOf('$1::timestamptz')}), ${dayOf('$1::timestamptz')} - 31) AS day
       )
       SELECT g.name AS gateway, coalesce(nullif(g.title, ''), g.name) AS title, d::date AS "businessDate",
         coalesce(r.imported_at > $1, false) AS compared
       FROM first, generate_series(first.day, ${dayOf('$1::timestamptz')}, interval '1 day') d CROSS JOIN message_gateway g
       LEFT JOIN gateway_report r ON r.gateway = g.name AND r.business_date = d::date
       WHERE g.enabled ORDER BY d, g.priority, g.name`,
      [frozenAt],
    );
    const reports: NeededReport[] = [];
    for (const each of needed) {
      const { unexplained } = await this.within(tx, each.gateway, each.businessDate);
      reports.push({ ...each, unexplained });
    }
    return reports;
  }
}
