import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'applications.title': '申请',
  'applications.one': '申请',
  'applications.new': '新申请',
  'applications.new.opening': '开户申请',
  'applications.new.change': '变更申请',
  'applications.new.closing': '销户申请',
  'applications.new.renewal': '续签申请',
  'applications.mend': '修改申请',
  'applications.figures': '审核统计',
  'applications.toMend': '退回待补正',
  'applications.allToMend': '全部退回的申请',
  'applications.kind.opening': '开户',
  'applications.kind.closing': '销户',
  'applications.kind.change': '变更',
  'applications.kind.renewal': '续签',
} satisfies Record<keyof typeof zhHant, string>;
