/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'hr.requests': '人事申請',
  'hr.request': '人事申請',
  'hr.newTransfer': '申請調整崗位',
  'hr.mend': '修改申請',
  'hr.figures': '人事統計與編制',
  'hr.people': '員工檔案',
  'hr.person': '員工檔案',
  'hr.mine': '我的申請',
  'hr.tenureOf': '{months} 個月 {restDays} 天（共 {days} 天）',
  'hr.newRequest': '填寫申請',
  'hr.kinds': '申請種類',
  'hr.kindOf': '申請種類',
};
