/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'traders.title': '交易商',
  'traders.one': '交易商',
  'traders.seats': '席位日曆',
  'traders.state.active': '在冊',
  'traders.state.closed': '已銷戶',
  'traders.card.expired': '已到期未續簽',
  'traders.card.expiring': '{days} 天內到期',
  'traders.card.unreachable': '沒有電話，聯繫不上',
  'traders.card.ownerless': '沒有市場負責人',
};
