import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'risk.title': '风险监控',
  'risk.day': '风险日',
  'risk.followUps': '未送达跟进',
  'risk.watch': '观察名单',
  'risk.settings': '风险设置',
  'risk.overdue': '过时未关账',
  'risk.waiting.import': '等候文件',
  'risk.waiting.screen': '待筛选提交',
  'risk.waiting.approve': '待批准发送',
  'risk.waiting.limits': '风险线待批准',
} satisfies Record<keyof typeof zhHant, string>;
