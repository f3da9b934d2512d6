import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'transmittals.title': '资料寄送',
  'transmittals.one': '资料寄送',
  'transmittals.new': '新建寄送',
  'transmittals.repack': '修改清单',
  'transmittals.list': '资料寄送清单',
  'transmittals.figures': '寄送统计',
  'transmittals.state.sent': '在途',
  'transmittals.state.received': '已收到，清点中',
  'transmittals.overdue': '逾期未确认',
} satisfies Record<keyof typeof zhHant, string>;
