import { defineTaskKind } from '@kefu/office/tasks';

/** Whoever no message reached is telephoned the same day (T9). */
export const telephoneTask = defineTaskKind({
  key: 'risk.telephone',
  title: {
    'zh-Hant': '{day} 風險通知未送達：請致電 {trader}，並記下結果',
    'zh-Hans': '{day} 风险通知未送达：请致电 {trader}，并记下结果',
    en: 'The risk notice of {day} did not arrive: telephone {trader} and record the outcome',
  },
  dueAfter: 120,
  remindAfter: 60,
});

/** The branch looks for whom the telephone did not reach (T9). */
export const branchTask = defineTaskKind({
  key: 'risk.branch',
  title: {
    'zh-Hant': '{day} 風險通知與電話均未聯繫上 {trader}，請營業部聯繫並回報',
    'zh-Hans': '{day} 风险通知与电话均未联系上 {trader}，请营业部联系并回报',
    en: 'Neither the risk notice of {day} nor the telephone reached {trader}: find them and report',
  },
  dueAfter: 450,
  remindAfter: 225,
});

/** By what the task of a step is called. */
export const followUpKey = (id: string, step: string): string => `risk.followUp:${id}:${step}`;
