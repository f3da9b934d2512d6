/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'renewals.title': '續簽提醒',
  'renewals.settings': '續簽期限與提醒',
  'renewals.unreachable': '沒有電話，無法提醒',
  'renewals.notArrived': '沒有送達的提醒',
  'renewals.terms': '續簽辦理',
};
