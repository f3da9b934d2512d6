import { currentActor, type RowScope } from '@kefu/platform/context';
import { scopeSql } from '@kefu/platform/permissions';
import type { TraderFaultFilter } from './quality.input.ts';

/** Faults (`f`) and the rows they keep out of the register (`r`). */
export const faults = 'trader_fault f LEFT JOIN trader_excluded_row r ON r.id = f.row_id';

/** The same with trader, branch and people, as a queue shows them. */
export const faultsAsShown = `${faults}
  LEFT JOIN trader t ON t.id = coalesce(f.trader_id, r.trader_id)
  LEFT JOIN org_unit unit ON unit.id = coalesce(f.branch_id, r.branch_id)
  LEFT JOIN person owner ON owner.id = f.owner_id
  LEFT JOIN person settled ON settled.id = f.settled_by
  LEFT JOIN person signed ON signed.id = f.signed_off_by`;

/** What narrows the data-quality queue (T6), within the caller's rows. */
export function faultConditions(filter: TraderFaultFilter, scope: RowScope, values: unknown[]): string {
  const all = [scopeSql(scope, { branch: 'f.branch_id' }, values)];
  const equal = (column: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    values.push(value);
    all.push(`${column} = $${values.length}`);
  };
  equal('f.state', filter.state);
  equal('f.code', filter.code);
  equal('f.branch_id', filter.branchId);
  equal('f.trader_id', filter.traderId);
  equal('r.run_id', filter.importRunId);
  if (filter.unassigned) all.push('f.owner_id IS NULL');
  if (filter.mine) equal('f.owner_id', currentActor().id);
  return all.join(' AND ');
}
