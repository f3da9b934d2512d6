import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'imports.title': '导入',
  'imports.run': '一次导入',
  'imports.waiting': '等您处理的导入',
  'imports.state.reading': '读取中',
  'imports.state.mapping': '待对应列',
  'imports.state.ready': '待确认',
  'imports.state.committing': '入册中',
  'imports.state.committed': '已完成',
  'imports.state.cancelled': '已放弃',
  'imports.state.failed': '无法读取',
} satisfies Record<keyof typeof zhHant, string>;
