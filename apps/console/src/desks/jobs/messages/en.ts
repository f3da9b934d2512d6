import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'jobs.title': 'Jobs',
  'jobs.queue.unattended': 'No worker serves it',
  'jobs.card.title': 'Stuck jobs',
  'jobs.card.failed': '{count} failed',
} satisfies Record<keyof typeof zhHant, string>;
