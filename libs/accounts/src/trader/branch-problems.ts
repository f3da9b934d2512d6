import type { RowScope } from '@kefu/platform/context';
import type { FieldProblem } from '@kefu/platform/errors';
import { openSql } from '@kefu/platform/identity';
import { inScope } from '@kefu/platform/permissions';
import type { EntityManager } from 'typeorm';

/**
 * What is wrong with a branch that somebody names. One out of reach is as unknown as one that does not exist, or is
 * closed; it stays open until the transaction ends.
 */
export async function branchProblems(
  tx: EntityManager,
  branchId: string | undefined,
  scope: RowScope,
): Promise<FieldProblem[]> {
  const open = `SELECT FROM org_unit u WHERE u.id = $1 AND u.kind = 'branch' AND ${openSql('u')} FOR SHARE`;
  const found = branchId && inScope(scope, { branchId }) ? await tx.query<unknown[]>(open, [branchId]) : [];
  if (found.length > 0) return [];
  return [{ path: 'branchId', code: 'UNKNOWN_BRANCH', message: 'no such branch' }];
}
