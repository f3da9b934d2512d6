import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'letters.templates': 'Letter templates',
  'letters.template': 'Letter template',
  'letters.new': 'New template',
  'letters.versionNth': 'Version {version}',
  'letters.toApprove': 'Letter templates to approve',
} satisfies Record<keyof typeof zhHant, string>;
