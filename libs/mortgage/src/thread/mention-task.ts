import { defineTaskKind } from '@kefu/office/tasks';
import { text } from '../words/words.ts';

/** What is asked of somebody who was mentioned in a thread: to say something there. */
export const mentionTask = defineTaskKind({
  key: 'mortgage.mentioned',
  title: text('{by} 在溝通記錄提到您：{subject}', '{by} 在沟通记录提到您：{subject}', '{by} mentioned you: {subject}'),
  dueAfter: 450,
  remindAfter: 225,
});

/** What it is called by; one for each person and thread, however often they are mentioned before they answer. */
export const mentionTaskKey = (caseId: string, personId: string): string => `mortgage.mention:${caseId}:${personId}`;
