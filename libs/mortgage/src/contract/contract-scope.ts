import type { RowScope } from '@kefu/platform/context';
import { scopeSql } from '@kefu/platform/permissions';

/**
 * Which contracts a permission reaches, as an SQL condition on the alias `c`: those of the team, and as one's own those one
 * carries as the specialist or sold as the consultant (S22).
 */
export function contractScopeSql(scope: RowScope, values: unknown[]): string {
  const carried = scopeSql(scope, { team: 'c.team_id', own: 'c.owner_id' }, values);
  const sold = scopeSql(scope, { own: 'c.consultant_id' }, values);
  return scope.all ? carried : `(${carried} OR ${sold})`;
}
