import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'orders.title': 'Franchise orders',
  'orders.order': 'Franchise order',
  'orders.forms': 'Order forms',
  'orders.seasons': 'Seasons and consolidation',
  'orders.styles': 'Style master',
  'orders.style': 'Style',
  'orders.franchisees': 'Franchisees',
  'orders.franchisee': 'Franchisee',
  'orders.production': 'Production order',
  'orders.formsReady': 'Order forms to enter',
  'orders.formsRefused': 'Order forms refused',
  'orders.waitingIn': '{season}: waiting for the second check',
  'orders.season.SS': 'SS {year}',
  'orders.season.AW': 'AW {year}',
  'orders.silent': 'Franchisees told nothing',
  'orders.silentFor': 'Franchisees told nothing for {days} days',
} satisfies Record<keyof typeof zhHant, string>;
