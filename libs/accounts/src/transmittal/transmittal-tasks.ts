import { defineTaskKind } from '@kefu/office/tasks';

const officeDay = 450;

/** A branch looks where its parcel is, or answers for the differences (T8). */
export const branchChase = defineTaskKind({
  key: 'transmittal.chaseBranch',
  title: {
    'zh-Hant': '資料寄送 {number} 已過 {days} 個辦公日尚未確認，請查詢去向或補件',
    'zh-Hans': '资料寄送 {number} 已过 {days} 个办公日尚未确认，请查询去向或补件',
    en: 'Parcel {number} is not acknowledged after {days} office days: find it, or send what is missing',
  },
  dueAfter: officeDay,
  remindAfter: officeDay / 2,
});

/** The department looks for the parcel, or finishes checking it (T8). */
export const clerkChase = defineTaskKind({
  key: 'transmittal.chaseClerk',
  title: {
    'zh-Hant': '{branch}的資料寄送 {number} 已過 {days} 個辦公日尚未確認，請查收或清點',
    'zh-Hans': '{branch}的资料寄送 {number} 已过 {days} 个办公日尚未确认，请查收或清点',
    en: 'Parcel {number} from {branch} is not acknowledged after {days} office days: receive or check it',
  },
  dueAfter: officeDay,
  remindAfter: officeDay / 2,
});

/** By what the tasks of a step of the chase are called; steps count from 1. */
export const chaseKey = (id: string, step: number, who: 'branch' | 'clerk'): string =>
  `transmittal.chase:${id}:${step}:${who}`;

/** By what all tasks of the chase up to a step are called. */
export function chaseKeys(id: string, steps: number): string[] {
  return Array.from({ length: steps }, (_, at) => at + 1).flatMap((step) => [
    chaseKey(id, step, 'branch'),
    chaseKey(id, step, 'clerk'),
  ]);
}
