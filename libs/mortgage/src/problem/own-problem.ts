import { currentActor } from '@kefu/platform/context';
import type { EntityManager } from 'typeorm';
import { personId } from '../case/person-id.ts';
import { layOver } from './lay-over.ts';
import { stageOf } from './problem.types.ts';

/** A problem that becomes somebody's own. */
interface Owned {
  readonly caseId: string;
  /** An open one of the case; null, or one that is settled meanwhile: another is opened. */
  readonly problemId: string | null;
  readonly ownerId: string;
  /** What is wrong, where one is opened. */
  readonly detail: string;
}

/** Gives a problem of a case to who brought it, under the lock of the case (S28). @returns its id */
export async function ownProblem(tx: EntityManager, { caseId, problemId, ownerId, detail }: Owned): Promise<string> {
  const [taken]: [{ id: string }[]] = await tx.query(
    `UPDATE mortgage_problem SET owner_id = $3 WHERE id = $1 AND case_id = $2 AND state <> 'settled' RETURNING id`,
    [problemId, caseId, ownerId],
  );
  if (taken[0]) return taken[0].id;
  const [found]: { state: string }[] = await tx.query('SELECT state FROM mortgage_case WHERE id = $1', [caseId]);
  const [opened]: { id: string }[] = await tx.query(
    `INSERT INTO mortgage_problem (case_id, stage, cause, detail, owner_id, opened_by_name) VALUES ($1, $2, 'promise', $3, $4, $5)
     RETURNING id`,
    [caseId, stageOf(found?.state ?? ''), detail, ownerId, currentActor().name],
  );
  if (!opened) throw new Error('A problem was opened and is gone');
  await layOver(tx, caseId);
  return opened.id;
}

/** Writes what the caller did about a problem; it now waits for somebody else to verify it. */
export async function writeAction(tx: EntityManager, problemId: string, action: string): Promise<void> {
  await tx.query(
    `UPDATE mortgage_problem SET state = 'acted', action = $2, acted_by = $3, acted_by_name = $4, acted_at = now() WHERE id = $1`,
    [problemId, action, personId(), currentActor().name],
  );
}
