import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'mortgage.contract': '合同',
  'mortgage.contracts': '按揭合同',
  'mortgage.cases': '按揭案件',
  'mortgage.case': '按揭案件',
  'mortgage.bankForms': '银行表格设定',
  'mortgage.settings': '按揭设置',
  'mortgage.fees': '费用与账龄',
  'mortgage.feeRules': '费用规则',
  'mortgage.receiptsPage': '收款',
  'mortgage.site': '案场与分组',
  'mortgage.register': '合同登记簿',
  'mortgage.toReview': '待审合同',
  'mortgage.report.bottlenecks': '目前的瓶颈',
  'mortgage.bottleneckNow': '{cases} 件，累计 {days} 个工作日，待放款 {due} 元',
  'mortgage.firstPassNow': '本月合同一次通过',
  'mortgage.allToReview': '全部待审合同',
  'mortgage.race': '各组回款排名',
  'mortgage.penalty': '排名处罚',
  'mortgage.retention': '个人资料保存与删除',
  'mortgage.reports': '按揭报表',
  'mortgage.threads': '案件沟通',
  'mortgage.promises': '私自承诺',
} satisfies Record<keyof typeof zhHant, string>;
