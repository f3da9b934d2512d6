/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'messaging.title': '短信台帳',
  'messaging.one': '短信',
  'messaging.words': '短信文字與時段',
  'messaging.gateways': '短信網關',
  'messaging.report': '網關對帳',
  'messaging.parked': '待決短信',
  'messaging.optOuts': '退訂名單',
};
