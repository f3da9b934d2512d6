import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'risk.title': 'Risk',
  'risk.day': 'Risk day',
  'risk.followUps': 'Follow-ups',
  'risk.watch': 'Watch list',
  'risk.settings': 'Risk settings',
  'risk.overdue': 'Not closed in time',
  'risk.waiting.import': 'Awaiting the file',
  'risk.waiting.screen': 'To screen and submit',
  'risk.waiting.approve': 'To approve',
  'risk.waiting.limits': 'Limits to approve',
} satisfies Record<keyof typeof zhHant, string>;
