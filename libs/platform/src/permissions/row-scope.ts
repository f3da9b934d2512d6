import { currentActor, type RowScope } from '../context/index.ts';

const noRow: RowScope = { all: false, branchIds: [], teamIds: [], own: null };

/** The rows that a permission reaches for the current actor. */
export function rowScope(permission: string): RowScope {
  return currentActor().grants.get(permission) ?? noRow;
}

/** Columns by which a table's rows belong to a branch, a team or a person; each a trusted SQL expression. */
export interface ScopeColumns {
  readonly branch?: string;
  readonly team?: string;
  readonly own?: string;
}

/**
 * Row scope as an SQL condition: the one place where it becomes SQL. Pushes its values onto `values` and refers to
 * them by position. A scope that the table has no column for reaches nothing.
 */
export function scopeSql(scope: RowScope, columns: ScopeColumns, values: unknown[]): string {
  if (scope.all) return 'TRUE';
  const conditions: string[] = [];
  const condition = (column: string | undefined, ids: readonly string[]): void => {
    if (!column || ids.length === 0) return;
    // Within one branch an index of (branch, number) gives the order too; within ANY of them it does not.
    const [only, ...more] = ids;
    conditions.push(
      more.length === 0 ? `${column} = $${values.push(only)}::uuid` : `${column} = ANY($${values.push(ids)}::uuid[])`,
    );
  };
  condition(columns.branch, scope.branchIds);
  condition(columns.team, scope.teamIds);
  condition(columns.own, ownersOf(scope));
  return conditions.length > 0 ? `(${conditions.join(' OR ')})` : 'FALSE';
}

/** Whether one row, already read, lies inside the scope. */
export function inScope(
  scope: RowScope,
  row: { branchId?: string | null; teamId?: string | null; ownerId?: string | null },
): boolean {
  return (
    scope.all ||
    (row.branchId != null && scope.branchIds.includes(row.branchId)) ||
    (row.teamId != null && scope.teamIds.includes(row.teamId)) ||
    (row.ownerId != null && ownersOf(scope).includes(row.ownerId))
  );
}

function ownersOf({ own, line = [] }: RowScope): readonly string[] {
  return own === null ? line : [own, ...line];
}
