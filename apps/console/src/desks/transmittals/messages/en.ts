import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'transmittals.title': 'Parcels of files',
  'transmittals.one': 'Parcel',
  'transmittals.new': 'Pack a parcel',
  'transmittals.repack': 'Change the packing list',
  'transmittals.list': 'Packing list',
  'transmittals.figures': 'Figures of parcels',
  'transmittals.state.sent': 'On the way',
  'transmittals.state.received': 'Received, being checked',
  'transmittals.overdue': 'Overdue',
} satisfies Record<keyof typeof zhHant, string>;
