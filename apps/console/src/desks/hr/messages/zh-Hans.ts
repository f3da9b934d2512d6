import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'hr.requests': '人事申请',
  'hr.request': '人事申请',
  'hr.newTransfer': '申请调整岗位',
  'hr.mend': '修改申请',
  'hr.figures': '人事统计与编制',
  'hr.people': '员工档案',
  'hr.person': '员工档案',
  'hr.mine': '我的申请',
  'hr.tenureOf': '{months} 个月 {restDays} 天（共 {days} 天）',
  'hr.newRequest': '填写申请',
  'hr.kinds': '申请种类',
  'hr.kindOf': '申请种类',
} satisfies Record<keyof typeof zhHant, string>;
