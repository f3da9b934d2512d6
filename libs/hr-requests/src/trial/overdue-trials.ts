import { defineTaskKind, Tasks } from '@kefu/office/tasks';
import { speakersSql, todaySql } from '@kefu/platform/identity';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { text } from '../request/words.ts';

const most = 200;

const overdueTrial = defineTaskKind({
  key: 'hr.trialOver',
  title: text(
    '試崗期滿，等待決定：{subject}',
    '试岗期满，等待决定：{subject}',
    'A trial is over and waits for a decision: {subject}',
  ),
  dueAfter: 900,
  remindAfter: 450,
});

interface Over {
  readonly id: string;
  readonly subject: string;
  readonly personId: string;
  readonly observerId: string;
  /** The post above the new one. */
  readonly above: string | null;
}

/**
 * Trials past their last day that nobody decided (H4): the observer, and whoever speaks for the post above the new one, get
 * a task, once, until it is decided. Where nobody stands above, HR does.
 */
@Injectable()
export class OverdueTrials {
  readonly #tasks: Tasks;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  /** Tells of those that nobody was told of yet; at most 200. @returns how many */
  async tell(tx: EntityManager): Promise<number> {
    const [over]: [Over[]] = await tx.query(
      `UPDATE trial_plan p SET overdue_told_at = now() FROM (
         SELECT request_id FROM trial_plan WHERE decision IS NULL AND overdue_told_at IS NULL AND ends_on < ${todaySql}
         ORDER BY ends_on LIMIT ${most} FOR UPDATE SKIP LOCKED
       ) late JOIN hr_request r ON r.id = late.request_id JOIN post ON post.id = r.to_post_id
       WHERE p.request_id = late.request_id
       RETURNING r.id, r.number || ' ' || r.person_name AS subject, r.person_id AS "personId", p.observer_id AS "observerId",
         post.reports_to AS above`,
    );
    for (const each of over) await this.#open(tx, each);
    return over.length;
  }

  /** It is decided, or lasts longer: nothing is to be seen to any more. */
  async settle(tx: EntityManager, requestId: string): Promise<void> {
    const open: { key: string }[] = await tx.query(
      `SELECT key FROM task WHERE kind = $1 AND subject_type = 'hrRequest' AND subject_id = $2 AND state = 'open'`,
      [overdueTrial.key, requestId],
    );
    for (const { key } of open) await this.#tasks.settle(tx, key);
  }

  async #open(tx: EntityManager, { id, subject, personId, observerId, above }: Over): Promise<void> {
    const deciders: { person_id: string }[] = await tx.query(speakersSql('$1::uuid', '$2::uuid'), [above, personId]);
    const people = new Set([observerId, ...deciders.map(({ person_id }) => person_id)]);
    const hearers = [...people].map((ownerId): { ownerId?: string; role?: string } => ({ ownerId }));
    if (deciders.length === 0) hearers.push({ role: 'HR' });
    for (const hearer of hearers) {
      await this.#tasks.open(tx, {
        kind: overdueTrial,
        key: `${overdueTrial.key}:${id}:${hearer.ownerId ?? hearer.role}`,
        values: { subject },
        subject: { type: 'hrRequest', id },
        ...hearer,
      });
    }
  }
}
