import { currentActor } from '@kefu/platform/context';
import type { EntityManager } from 'typeorm';
import type { Lifecycles } from '../lifecycle/index.ts';
import type { SubjectRef } from '../subjects/index.ts';
import { SecondPersonNeeded } from './approval.types.ts';
import { decidersSql } from './approval-deciders.ts';
import type { ApprovalRoute } from './approval-route.ts';

/** A step with its approval as they lie in the database. */
export interface StepRow {
  readonly approvalId: string;
  readonly route: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly branchId: string | null;
  readonly ownerId: string | null;
  readonly approvalState: string;
  readonly requestedBy: string | null;
  readonly requestedByName: string;
  readonly key: string;
  readonly state: string;
  /** Whether no step comes after it. */
  readonly last: boolean;
}

/** SQL condition: step `s` is the last of its approval. */
export const isLastSql =
  'NOT EXISTS (SELECT FROM approval_step n WHERE n.approval_id = s.approval_id AND n.position > s.position)';

/** Somebody had their part in an approval. */
interface Part {
  readonly personId: string;
  readonly name: string;
  readonly part: string;
}

/** A step under the lock of its subject, which whoever changes either takes first. */
export async function lockStep(
  tx: EntityManager,
  lifecycles: Lifecycles,
  approvalId: string,
  position: number,
): Promise<StepRow | undefined> {
  const [subject]: SubjectRef[] = await tx.query(
    'SELECT subject_type AS type, subject_id AS id FROM approval WHERE id = $1',
    [approvalId],
  );
  if (!subject) return undefined;
  await lifecycles.lock(tx, subject);
  const [row]: StepRow[] = await tx.query(
    `SELECT a.id AS "approvalId", a.route, a.subject_type AS "subjectType", a.subject_id AS "subjectId",
       a.branch_id AS "branchId", a.owner_id AS "ownerId", a.state AS "approvalState", a.requested_by AS "requestedBy",
       a.requested_by_name AS "requestedByName", s.key, s.state, ${isLastSql} AS last
     FROM approval a JOIN approval_step s ON s.approval_id = a.id AND s.position = $2 WHERE a.id = $1 FOR UPDATE`,
    [approvalId, position],
  );
  return row;
}

/** On whose behalf a person may decide a step: themselves first. */
export async function principalsOf(
  tx: EntityManager,
  approvalId: string,
  position: number,
  personId: string,
): Promise<string[]> {
  const rows: { person_id: string }[] = await tx.query(
    `SELECT d.person_id FROM approval a JOIN approval_step s ON s.approval_id = a.id AND s.position = $2,
       LATERAL (${decidersSql('$3')}) d WHERE a.id = $1 ORDER BY d.person_id <> $3::uuid, d.person_id`,
    [approvalId, position, personId],
  );
  return rows.map((row) => row.person_id);
}

/** Whom the caller stands in for (null: nobody), so that neither of the two has had a part in it that bars them. */
export async function standInFor(
  tx: EntityManager,
  step: StepRow,
  position: number,
  route: ApprovalRoute,
  principals: readonly string[],
): Promise<string | null | SecondPersonNeeded> {
  const actor = currentActor();
  const parts: Part[] = route.repeated === 'once' ? [] : await partsBefore(tx, step.approvalId, position);
  if (step.requestedBy && !(position === 1 && route.requesterMayBegin)) {
    parts.push({ personId: step.requestedBy, name: step.requestedByName, part: 'request' });
  }
  const taken = (personId: string): Part | undefined => parts.find((part) => part.personId === personId);
  const own = taken(actor.id);
  if (own) return SecondPersonNeeded.of(own.name, own.part);
  const free = principals.find((personId) => !taken(personId));
  if (free) return free === actor.id ? null : free;
  const standIn = taken(principals[0] ?? '');
  return SecondPersonNeeded.of(standIn?.name ?? '', standIn?.part ?? '');
}

async function partsBefore(tx: EntityManager, approvalId: string, position: number): Promise<Part[]> {
  return tx.query(
    `SELECT person.id AS "personId", person.name, s.key AS part FROM approval_step s
     JOIN person ON person.id IN (s.decided_by, s.on_behalf_of)
     WHERE s.approval_id = $1 AND s.position < $2`,
    [approvalId, position],
  );
}
