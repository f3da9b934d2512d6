import type { RowScope } from '@kefu/platform/context';
import type { FieldProblem } from '@kefu/platform/errors';
import { OrgUnit } from '@kefu/platform/identity';
import { inScope } from '@kefu/platform/permissions';
import type { EntityManager } from 'typeorm';

/** What is wrong with a branch that somebody names. One out of reach is as unknown as one that does not exist. */
export async function branchProblems(
  tx: EntityManager,
  branchId: string | undefined,
  scope: RowScope,
): Promise<FieldProblem[]> {
  const branch = branchId && (await tx.findOneBy(OrgUnit, { id: branchId, kind: 'branch' }));
  if (branch && inScope(scope, { branchId: branch.id })) return [];
  return [{ path: 'branchId', code: 'UNKNOWN_BRANCH', message: 'no such branch' }];
}
