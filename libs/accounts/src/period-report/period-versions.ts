import { type Database, sql } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import type { Period } from './period.ts';
import { PeriodVersion } from './period-report.types.ts';

/** A frozen version as it is stored: with its period and the last line of the book that it knew. */
export type StoredVersion = PeriodVersion & { readonly period: string; readonly seq: number };

const versions = sql(
  'periodReport.versions',
  `SELECT id, period, version, seq, reason, closed_by_name AS "closedBy", closed_at AS "closedAt",
     acknowledged_by_name AS "acknowledgedBy", acknowledged_at AS "acknowledgedAt"
   FROM period_report WHERE period = ANY($1::text[]) ORDER BY period, version DESC`,
);

/** The versions of some periods, by period, the newest first. */
export async function versionsOf(database: Database, periods: readonly string[]): Promise<StoredVersion[]> {
  const rows = await database.query<StoredVersion>(versions, [periods]);
  return rows.map((row) => Object.assign(new PeriodVersion(), row));
}

/** The last line of the book that a version knew; undefined for figures as they are now. @throws KefuError NOT_FOUND */
export async function seqOf(
  database: Database,
  period: Period,
  version: number | null | undefined,
): Promise<number | undefined> {
  if (!version) return undefined;
  const known = await versionsOf(database, [period.key]);
  return versionIn(known, version).seq;
}

/** One of a period's versions. @throws KefuError NOT_FOUND */
export function versionIn(known: readonly StoredVersion[], version: number): StoredVersion {
  const found = known.find((each) => each.version === version);
  if (!found) throw new KefuError('NOT_FOUND', 'No such version of the period');
  return found;
}
