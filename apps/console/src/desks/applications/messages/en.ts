import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'applications.title': 'Applications',
  'applications.one': 'Application',
  'applications.new': 'New application',
  'applications.new.opening': 'Open an account',
  'applications.new.change': 'Change an account',
  'applications.new.closing': 'Close an account',
  'applications.new.renewal': 'Renew an agreement',
  'applications.mend': 'Edit application',
  'applications.figures': 'Review figures',
  'applications.toMend': 'Returned, to be mended',
  'applications.allToMend': 'All that were returned',
  'applications.kind.opening': 'Opening',
  'applications.kind.closing': 'Closing',
  'applications.kind.change': 'Change',
  'applications.kind.renewal': 'Renewal',
} satisfies Record<keyof typeof zhHant, string>;
