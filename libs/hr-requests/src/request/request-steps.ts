import type { ApprovalStepDefinition } from '@kefu/office/approvals';
import type { Text } from '@kefu/platform/language';
import { text } from './words.ts';

/** Office minutes of a usual office day. */
export const officeDay = 450;

/** A step of a request's route; its decider is reminded after an office day, and HR and the general manager hear after two. */
export const requestStep = (
  key: string,
  title: Text,
  approve: string,
  permission?: string,
): ApprovalStepDefinition => ({
  key,
  title,
  ...(permission && { permission }),
  approve,
  remindAfter: officeDay,
  escalateAfter: 2 * officeDay,
  escalateTo: 'hrRequest.oversee',
});

/** How the steps are called that several routes have. */
export const stepTitles = {
  currentManager: text('現任主管', '现任主管', 'Current manager'),
  hr: text('人事', '人事', 'HR'),
  gm: text('總經理', '总经理', 'General manager'),
} as const;
