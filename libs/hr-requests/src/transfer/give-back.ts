import type { CalendarService } from '@kefu/office/calendar';
import { defineTaskKind, type RoomTask, type Tasks } from '@kefu/office/tasks';
import type { EntityManager } from 'typeorm';
import { text } from '../request/words.ts';
import type { LyingKind } from './person-works.ts';

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

/** By when things are given back that are asked for now, and when people are reminded of it. */
export async function giveBackBy(calendar: CalendarService): Promise<Required<Pick<RoomTask, 'dueAt' | 'remindAt'>>> {
  const [dueAt, remindAt] = await calendar.afterOfficeMinutes(giveBack.dueAfter, giveBack.remindAfter);
  if (!dueAt || !remindAt) throw new Error('The calendar gave fewer instants than it was asked for');
  return { dueAt, remindAt };
}

/** Has somebody who left a post give back what they were given for it: a task for them where anything is still out. */
export async function askBack(
  tx: EntityManager,
  tasks: Tasks,
  by: Awaited<ReturnType<typeof giveBackBy>>,
  requestId: string,
  personId: string,
  lying: readonly LyingKind[],
): Promise<void> {
  for (const { kind, title, fate, count } of lying) {
    if (fate !== 'givenBack') continue;
    await tasks.open(tx, {
      kind: giveBack,
      key: `${giveBack.key}:${requestId}:${kind}`,
      values: { work: title, count },
      subject: { type: 'hrRequest', id: requestId },
      ownerId: personId,
      ...by,
    });
  }
}
