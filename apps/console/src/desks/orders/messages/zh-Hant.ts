/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'orders.title': '加盟訂單',
  'orders.order': '加盟訂單',
  'orders.forms': '訂單表收件',
  'orders.seasons': '訂貨季與匯總',
  'orders.styles': '款式檔案',
  'orders.style': '款式',
  'orders.franchisees': '加盟商',
  'orders.franchisee': '加盟商',
  'orders.production': '生產單',
  'orders.formsReady': '待錄入的訂單表',
  'orders.formsRefused': '被退回的訂單表',
  'orders.waitingIn': '{season}待覆核',
  'orders.season.SS': '{year}春夏',
  'orders.season.AW': '{year}秋冬',
  'orders.silent': '久未告知的加盟商',
  'orders.silentFor': '{days} 天未獲告知的加盟商',
};
