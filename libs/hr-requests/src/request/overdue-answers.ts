import { defineTaskKind, Tasks } from '@kefu/office/tasks';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { text } from './words.ts';

const most = 200;

const overdueAnswer = defineTaskKind({
  key: 'hr.answerOverdue',
  title: text('申請逾期未答覆：{subject}', '申请逾期未答复：{subject}', 'An answer is overdue: {subject}'),
  dueAfter: 450,
  remindAfter: 225,
});

/** Who sees to it that people get their answer. */
const roles = ['HR', 'GM'] as const;
const keyOf = (id: string, role: string): string => `${overdueAnswer.key}:${id}:${role}`;

/** Answers that are owed and did not come in time (H5): HR and the general manager get a task, until somebody answers. */
@Injectable()
export class OverdueAnswers {
  readonly #tasks: Tasks;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  /** Tells of those that nobody was told of yet; at most 200. @returns how many */
  async tell(tx: EntityManager): Promise<number> {
    const [late]: [{ id: string; subject: string }[]] = await tx.query(
      `UPDATE hr_request r SET overdue_told_at = now() FROM (
         SELECT id FROM hr_request WHERE answer_by < now() AND answered_at IS NULL AND overdue_told_at IS NULL
           AND EXISTS (SELECT FROM approval a WHERE a.subject_type = 'hrRequest' AND a.subject_id = hr_request.id AND a.state = 'pending')
         ORDER BY answer_by LIMIT ${most} FOR UPDATE SKIP LOCKED
       ) late WHERE r.id = late.id RETURNING r.id, r.number || ' ' || r.person_name AS subject`,
    );
    for (const { id, subject } of late) {
      for (const role of roles) {
        await this.#tasks.open(tx, {
          kind: overdueAnswer,
          key: keyOf(id, role),
          values: { subject },
          subject: { type: 'hrRequest', id },
          role,
        });
      }
    }
    return late.length;
  }

  /** An answer was given, for good or for now: nothing is owed any more. */
  async answered(tx: EntityManager, id: string): Promise<void> {
    await tx.query('UPDATE hr_request SET answered_at = now() WHERE id = $1 AND answered_at IS NULL', [id]);
    await this.settle(tx, id);
  }

  /** The answer came, or the request was taken back: nothing is to be seen to any more. */
  async settle(tx: EntityManager, id: string): Promise<void> {
    for (const role of roles) await this.#tasks.settle(tx, keyOf(id, role));
  }
}
