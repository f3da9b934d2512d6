import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'traders.title': '交易商',
  'traders.one': '交易商',
  'traders.seats': '席位日历',
  'traders.state.active': '在册',
  'traders.state.closed': '已销户',
  'traders.card.expired': '已到期未续签',
  'traders.card.expiring': '{days} 天内到期',
  'traders.card.unreachable': '没有电话，联系不上',
  'traders.card.ownerless': '没有市场负责人',
} satisfies Record<keyof typeof zhHant, string>;
