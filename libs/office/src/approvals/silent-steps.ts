import { holdersSql } from '@kefu/platform/identity';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Subjects } from '../subjects/index.ts';
import { defineTaskKind, Tasks } from '../tasks/index.ts';
import { approvalRoute, stepOf } from './approval-route.ts';

const hour = 60;

const silentStep = defineTaskKind({
  key: 'approval.silent',
  title: {
    'zh-Hant': '「{step}」逾時未決：{subject}',
    'zh-Hans': '「{step}」逾时未决：{subject}',
    en: '“{step}” has been silent for too long: {subject}',
  },
  dueAfter: 8 * hour,
  remindAfter: 4 * hour,
});

const keyOf = (approvalId: string, position: number, personId: string): string =>
  `approval.silent:${approvalId}:${position}:${personId}`;

/** Steps about which nobody decided in time: whoever is told to gets a task, until somebody decides (H5, X3). */
@Injectable()
export class SilentSteps {
  readonly #tasks: Tasks;
  readonly #subjects: Subjects;

  constructor(tasks: Tasks, subjects: Subjects) {
    this.#tasks = tasks;
    this.#subjects = subjects;
  }

  /** Tells everybody who hears of a silent step. Called once for it, by whoever marked it as escalated. */
  async escalate(tx: EntityManager, approvalId: string, position: number): Promise<void> {
    const [step]: { route: string; key: string; type: string; id: string; branchId: string | null }[] = await tx.query(
      `SELECT a.route, s.key, a.subject_type AS type, a.subject_id AS id, a.branch_id AS "branchId"
       FROM approval a JOIN approval_step s ON s.approval_id = a.id AND s.position = $2 WHERE a.id = $1`,
      [approvalId, position],
    );
    if (!step) return;
    const definition = stepOf(approvalRoute(step.route), step.key);
    const hearers: { person_id: string }[] = await tx.query(
      `SELECT h.person_id FROM approval a, LATERAL (${holdersSql('$2', { branch: 'a.branch_id', own: 'a.owner_id' })}) h
       JOIN person p ON p.id = h.person_id AND p.active
       WHERE a.id = $1 AND h.person_id IS DISTINCT FROM a.owner_id`,
      [approvalId, definition.escalateTo],
    );
    const subject = { type: step.type, id: step.id };
    const facts = (await this.#subjects.facts([subject])).get(`${step.type}:${step.id}`);
    for (const { person_id: ownerId } of hearers) {
      await this.#tasks.open(tx, {
        kind: silentStep,
        key: keyOf(approvalId, position, ownerId),
        values: { step: definition.title, subject: facts?.title ?? '' },
        subject,
        branchId: step.branchId,
        ownerId,
      });
    }
  }

  /** Settles those tasks, since the step is over. */
  async settle(tx: EntityManager, approvalId: string, position: number): Promise<void> {
    const told: { owner_id: string }[] = await tx.query(
      `SELECT t.owner_id FROM approval_step s JOIN approval a ON a.id = s.approval_id
       JOIN task t ON t.subject_type = a.subject_type AND t.subject_id = a.subject_id
       WHERE s.approval_id = $1 AND s.position = $2 AND s.escalated_at IS NOT NULL AND t.kind = $3 AND t.state = 'open'`,
      [approvalId, position, silentStep.key],
    );
    for (const { owner_id: ownerId } of told) await this.#tasks.settle(tx, keyOf(approvalId, position, ownerId));
  }
}
