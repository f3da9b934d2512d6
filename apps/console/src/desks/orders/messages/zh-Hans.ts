import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'orders.title': '加盟订单',
  'orders.order': '加盟订单',
  'orders.forms': '订单表收件',
  'orders.seasons': '订货季与汇总',
  'orders.styles': '款式档案',
  'orders.style': '款式',
  'orders.franchisees': '加盟商',
  'orders.franchisee': '加盟商',
  'orders.production': '生产单',
  'orders.formsReady': '待录入的订单表',
  'orders.formsRefused': '被退回的订单表',
  'orders.waitingIn': '{season}待复核',
  'orders.season.SS': '{year}春夏',
  'orders.season.AW': '{year}秋冬',
  'orders.silent': '久未告知的加盟商',
  'orders.silentFor': '{days} 天未获告知的加盟商',
} satisfies Record<keyof typeof zhHant, string>;
