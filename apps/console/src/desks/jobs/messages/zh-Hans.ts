import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'jobs.title': '任务与队列',
  'jobs.queue.unattended': '没有工作进程',
  'jobs.card.title': '卡住的任务',
  'jobs.card.failed': '{count} 件失败',
  'jobs.queueName.imports': '导入',
  'jobs.queueName.messages': '消息',
  'jobs.queueName.register': '名册',
  'jobs.queueName.letters': '函件',
  'jobs.queueName.order-forms': '订单表',
} satisfies Record<keyof typeof zhHant, string>;
