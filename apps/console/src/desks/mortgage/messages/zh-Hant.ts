/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'mortgage.contract': '合同',
  'mortgage.contracts': '按揭合同',
  'mortgage.cases': '按揭案件',
  'mortgage.case': '按揭案件',
  'mortgage.bankForms': '銀行表格設定',
  'mortgage.settings': '按揭設置',
  'mortgage.fees': '費用與帳齡',
  'mortgage.feeRules': '費用規則',
  'mortgage.receiptsPage': '收款',
  'mortgage.site': '案場與分組',
  'mortgage.register': '合同登記簿',
  'mortgage.toReview': '待審合同',
  'mortgage.allToReview': '全部待審合同',
  'mortgage.race': '各組回款排名',
  'mortgage.penalty': '排名處罰',
  'mortgage.reports': '按揭報表',
};
