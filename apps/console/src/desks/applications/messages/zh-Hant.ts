/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'applications.title': '申請',
  'applications.one': '申請',
  'applications.new': '新申請',
  'applications.new.opening': '開戶申請',
  'applications.new.change': '變更申請',
  'applications.new.closing': '銷戶申請',
  'applications.new.renewal': '續簽申請',
  'applications.mend': '修改申請',
  'applications.figures': '審核統計',
  'applications.toMend': '退回待補正',
  'applications.allToMend': '全部退回的申請',
  'applications.kind.opening': '開戶',
  'applications.kind.closing': '銷戶',
  'applications.kind.change': '變更',
  'applications.kind.renewal': '續簽',
};
