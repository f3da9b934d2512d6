import { defineTaskKind, type Tasks } from '@kefu/office/tasks';
import { allPersonWork } from '@kefu/platform/identity';
import type { EntityManager } from 'typeorm';
import { text } from '../request/words.ts';

const officeDay = 450;

const giveBack = defineTaskKind({
  key: 'hr.giveBack',
  title: text(
    '已調崗，請歸還「{work}」{count} 項',
    '已调岗，请归还「{work}」{count} 项',
    'You changed posts: give back {count} of “{work}”',
  ),
  dueAfter: 3 * officeDay,
  remindAfter: officeDay,
});

/** Has somebody who left a post give back what they were given for it: a task for them where anything is still out. */
export async function askBack(tx: EntityManager, tasks: Tasks, requestId: string, personId: string): Promise<void> {
  for (const { kind, title, fate, itemsSql } of allPersonWork()) {
    if (fate !== 'givenBack') continue;
    const out: unknown[] = await tx.query(itemsSql, [personId]);
    if (out.length === 0) continue;
    await tasks.open(tx, {
      kind: giveBack,
      key: `${giveBack.key}:${requestId}:${kind}`,
      values: { work: title, count: out.length },
      subject: { type: 'hrRequest', id: requestId },
      ownerId: personId,
    });
  }
}
