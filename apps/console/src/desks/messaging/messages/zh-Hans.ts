import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'messaging.title': '短信台账',
  'messaging.one': '短信',
  'messaging.words': '短信文字与时段',
  'messaging.gateways': '短信网关',
  'messaging.report': '网关对账',
  'messaging.parked': '待决短信',
  'messaging.optOuts': '退订名单',
} satisfies Record<keyof typeof zhHant, string>;
