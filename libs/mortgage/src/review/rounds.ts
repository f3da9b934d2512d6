import { currentActor } from '@kefu/platform/context';
import type { EntityManager } from 'typeorm';
import { personId } from '../case/person-id.ts';
import type { ReviewOutcome } from './review.types.ts';

/** Begins a round of review of the newest text of a case, handed in by whoever acts (S15). */
export async function beginRound(tx: EntityManager, caseId: string): Promise<void> {
  await tx.query(
    `INSERT INTO mortgage_review (case_id, round, draft_id, drafter_id, author_id, author_name)
     SELECT $1, (SELECT coalesce(max(round), 0) + 1 FROM mortgage_review WHERE case_id = $1), d.id, d.drafted_by, $2, $3
     FROM (SELECT 1) one
     LEFT JOIN LATERAL (SELECT id, drafted_by FROM mortgage_draft WHERE case_id = $1 ORDER BY number DESC LIMIT 1) d ON true`,
    [caseId, personId(), currentActor().name],
  );
}

/** Ends the round that runs, if one does. */
export async function endRound(tx: EntityManager, caseId: string, outcome: ReviewOutcome): Promise<void> {
  await tx.query(
    `UPDATE mortgage_review SET outcome = $2, reviewer_id = $3, reviewer_name = $4, decided_at = now()
     WHERE case_id = $1 AND outcome IS NULL`,
    [caseId, outcome, personId(), currentActor().name],
  );
}
