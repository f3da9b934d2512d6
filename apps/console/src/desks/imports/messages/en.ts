import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'imports.title': 'Imports',
  'imports.run': 'An import',
  'imports.waiting': 'Imports that wait for you',
  'imports.state.reading': 'Being read',
  'imports.state.mapping': 'Columns to be named',
  'imports.state.ready': 'Waits for your word',
  'imports.state.committing': 'Being taken over',
  'imports.state.committed': 'Done',
  'imports.state.cancelled': 'Given up',
  'imports.state.failed': 'Cannot be read',
} satisfies Record<keyof typeof zhHant, string>;
