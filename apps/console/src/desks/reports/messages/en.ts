import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'reports.title': 'Account figures',
  'reports.quarters': 'Account figures by quarter',
  'reports.rows': 'Rows of a figure',
  'reports.name.quarter': 'Q{quarter} {year}',
  'reports.state.open': 'To be closed',
  'reports.unreadVersion': 'Version {version}, not read',
} satisfies Record<keyof typeof zhHant, string>;
