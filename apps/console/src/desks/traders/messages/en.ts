import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'traders.title': 'Traders',
  'traders.one': 'Trader',
  'traders.seats': 'Seats calendar',
  'traders.state.active': 'On register',
  'traders.state.closed': 'Closed',
  'traders.card.expired': 'Expired, not renewed',
  'traders.card.expiring': 'Ending within {days} days',
  'traders.card.unreachable': 'Unreachable: no phone',
  'traders.card.ownerless': 'Without a market owner',
} satisfies Record<keyof typeof zhHant, string>;
