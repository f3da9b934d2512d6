import { defineTaskKind } from '@kefu/office/tasks';
import { text } from '../words/words.ts';

/** What is asked of the consultant: their own account of it. */
export const hearingTask = defineTaskKind({
  key: 'mortgage.promiseHearing',
  title: text('請就私自承諾作出說明：{subject}', '请就私自承诺作出说明：{subject}', 'Say how it was: {subject}'),
  dueAfter: 1350,
  remindAfter: 450,
});

/** What is asked of the supervisor: to find out and to decide. */
export const reportedTask = defineTaskKind({
  key: 'mortgage.promiseReported',
  title: text(
    '調查私自承諾：{subject} {consultant}',
    '调查私自承诺：{subject} {consultant}',
    'Investigate a private promise: {subject} {consultant}',
  ),
  dueAfter: 1350,
  remindAfter: 450,
});

/** What is asked of the consultant once it is upheld: to solve what came of it. */
export const ownedTask = defineTaskKind({
  key: 'mortgage.problemOwned',
  title: text('您負責解決的問題：{subject}', '您负责解决的问题：{subject}', 'A problem that is yours: {subject}'),
  dueAfter: 1350,
  remindAfter: 450,
});

/** What is asked of HR once the sanction stands. */
export const standingTask = defineTaskKind({
  key: 'mortgage.promiseStands',
  title: text(
    '私自承諾的處罰成立：{subject} {consultant}',
    '私自承诺的处罚成立：{subject} {consultant}',
    'A sanction stands: {subject} {consultant}',
  ),
  dueAfter: 1350,
  remindAfter: 450,
});

/** What the tasks of a promise are called by. */
export const promiseTaskKey = (kind: 'hearing' | 'reported' | 'owned' | 'stands', promiseId: string): string =>
  `mortgage.promise:${kind}:${promiseId}`;
