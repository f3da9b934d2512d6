import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'jobs.title': 'Jobs',
  'jobs.queue.unattended': 'No worker serves it',
  'jobs.card.title': 'Stuck jobs',
  'jobs.card.failed': '{count} failed',
  'jobs.queueName.imports': 'Imports',
  'jobs.queueName.messages': 'Messages',
  'jobs.queueName.register': 'Register',
  'jobs.queueName.letters': 'Letters',
  'jobs.queueName.order-forms': 'Order forms',
} satisfies Record<keyof typeof zhHant, string>;
