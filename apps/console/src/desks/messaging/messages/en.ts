import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'messaging.title': 'Messages',
  'messaging.one': 'Message',
  'messaging.words': 'Words and hours',
  'messaging.gateways': 'SMS gateways',
  'messaging.report': 'Gateway reports',
  'messaging.parked': 'Messages to decide',
  'messaging.optOuts': 'Opt-outs',
} satisfies Record<keyof typeof zhHant, string>;
