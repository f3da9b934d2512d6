import type { RowScope } from '@kefu/platform/context';
import { type ScopeColumns, scopeSql } from '@kefu/platform/permissions';
import type { TraderFacts } from './trader.types.ts';

/** A trader as PostgreSQL hands it over: named as the API names it, so that nothing is copied but the branch. */
export interface TraderRow extends Omit<TraderFacts, 'branch'> {
  /** The branch's name until {@link traderOf} puts the branch in its place. */
  branch: string | { id: string; name: string };
  branchId: string;
  /** What a list by name is ordered by. */
  nameKey: string;
}

/** The columns of a {@link TraderRow} over {@link traderTables}. */
export const traderColumns = `t.id, t.number, t.name, t.name_key AS "nameKey", t.kind, t.state,
  t.certificate_kind AS "certificateKind", t.certificate_masked AS certificate,
  t.branch_id AS "branchId", b.name AS branch, t.market_owner AS "marketOwner", t.priority,
  t.seat_number AS "seatNumber", t.remark, p.phone_masked AS "mainPhone", m.starts_on AS "termStartsOn",
  m.ends_on AS "termEndsOn", m.state AS "termState", t.version, t.created_at AS "createdAt", t.updated_at AS "updatedAt"`;

/** What hangs on a trader `t`: its branch, main phone and current term, at most one row each. */
export const traderTables = `JOIN org_unit b ON b.id = t.branch_id
  LEFT JOIN trader_phone p ON p.trader_id = t.id AND p.position = 1
  LEFT JOIN term m ON m.trader_id = t.id AND m.renewed_by IS NULL`;

const byBranch: ScopeColumns = { branch: 't.branch_id' };

/** The row scope of traders `t` as SQL. */
export function traderScope(scope: RowScope, values: unknown[]): string {
  return scopeSql(scope, byBranch, values);
}

/** A trader from its row, which becomes the trader in place: no row is copied, none changes its shape. */
export function traderOf(row: TraderRow): TraderFacts {
  row.branch = { id: row.branchId, name: row.branch as string };
  return row as TraderFacts;
}
