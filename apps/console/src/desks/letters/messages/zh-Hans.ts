import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'letters.templates': '函件模板',
  'letters.template': '函件模板',
  'letters.new': '新建模板',
  'letters.versionNth': '第 {version} 版',
  'letters.toApprove': '待核准的函件模板',
} satisfies Record<keyof typeof zhHant, string>;
