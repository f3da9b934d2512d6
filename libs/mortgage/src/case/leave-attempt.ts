import type { Tasks } from '@kefu/office/tasks';
import type { EntityManager } from 'typeorm';

/** What the task of a round is called by. */
export const roundTaskKey = (roundId: string): string => `mortgage.supplement:${roundId}`;
/** What the task of an appointment is called by. */
export const appointmentTaskKey = (appointmentId: string): string => `mortgage.appointment:${appointmentId}`;

/** Ends what was still asked by the bank that a case leaves, the meetings at it, and the tasks of both. */
export async function leaveAttempt(tx: EntityManager, tasks: Tasks, caseId: string): Promise<void> {
  const [rounds]: [{ id: string }[]] = await tx.query(
    `UPDATE mortgage_supplement SET closed_at = now(), withdrawn = true WHERE case_id = $1 AND closed_at IS NULL RETURNING id`,
    [caseId],
  );
  for (const { id } of rounds) await tasks.settle(tx, roundTaskKey(id));
  const [meetings]: [{ id: string }[]] = await tx.query(
    `UPDATE mortgage_appointment SET state = 'cancelled', ended_at = now() WHERE case_id = $1 AND state = 'planned' RETURNING id`,
    [caseId],
  );
  for (const { id } of meetings) await tasks.settle(tx, appointmentTaskKey(id));
}
