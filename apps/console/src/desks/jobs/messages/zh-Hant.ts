/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'jobs.title': '排程與佇列',
  'jobs.queue.unattended': '沒有工作程序',
  'jobs.card.title': '卡住的工作',
  'jobs.card.failed': '{count} 件失敗',
  'jobs.queueName.imports': '匯入',
  'jobs.queueName.messages': '訊息',
  'jobs.queueName.register': '名冊',
  'jobs.queueName.letters': '函件',
  'jobs.queueName.order-forms': '訂單表',
};
