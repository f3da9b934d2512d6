import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'renewals.title': '续签提醒',
  'renewals.settings': '续签期限与提醒',
  'renewals.unreachable': '没有电话，无法提醒',
  'renewals.notArrived': '没有送达的提醒',
  'renewals.terms': '续签办理',
} satisfies Record<keyof typeof zhHant, string>;
