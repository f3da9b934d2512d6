import type { RowScope } from '@kefu/platform/context';
import { scopeSql } from '@kefu/platform/permissions';
import { overdueSql, waitedDaysSql, waitingSql } from './transmittal.sql.ts';
import type { TransmittalFacts, TransmittalFilter } from './transmittal.types.ts';

/** A parcel as the list reads it. */
export type TransmittalRow = Omit<TransmittalFacts, 'state' | 'branch' | 'place'> & {
  readonly state: string;
  readonly branchId: string;
  readonly branch: string;
  readonly cabinet: string | null;
  readonly row: string | null;
  readonly box: string | null;
};

/** SELECT of parcels with what their lines come to; `t` is the parcel. */
export const transmittalRows = `
  SELECT t.id, t.number, t.branch_id AS "branchId", b.name AS branch, t.state, t.state_since AS "stateSince",
    t.lifecycle, t.lifecycle_version AS "lifecycleVersion", t.version, t.courier, t.waybill, t.note,
    t.packed_by_name AS "packedBy", t.packed_at AS "packedAt", t.sent_by_name AS "sentBy", t.sent_at AS "sentAt",
    t.received_by_name AS "receivedBy", t.received_at AS "receivedAt", t.acknowledged_by_name AS "acknowledgedBy",
    t.acknowledged_at AS "acknowledgedAt", t.cabinet, t.shelf_row AS row, t.box, i.lines, i.unticked, i."openDifferences",
    CASE WHEN ${waitingSql} THEN ${waitedDaysSql} END AS "waitedDays", ${overdueSql} AS overdue
  FROM transmittal t JOIN org_unit b ON b.id = t.branch_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS lines, count(*) FILTER (WHERE tick IS NULL)::int AS unticked,
      count(*) FILTER (WHERE tick <> 'present' AND resolution IS NULL)::int AS "openDifferences"
    FROM transmittal_item WHERE transmittal_id = t.id
  ) i`;

/** SQL conditions of a filter about parcel `t`, within a row scope. */
export function transmittalConditions(filter: TransmittalFilter, scope: RowScope, values: unknown[]): string[] {
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = [scopeSql(scope, { branch: 't.branch_id' }, values)];
  if (filter.states?.length) conditions.push(`t.state = ANY(${value(filter.states)}::text[])`);
  if (filter.branchIds?.length) conditions.push(`t.branch_id = ANY(${value(filter.branchIds)}::uuid[])`);
  if (filter.overdue) conditions.push(overdueSql);
  const text = filter.text?.trim();
  if (text) {
    const begin = value(text.toUpperCase());
    conditions.push(`(starts_with(t.number, ${begin}) OR starts_with(upper(t.waybill), ${begin}))`);
  }
  return conditions;
}
