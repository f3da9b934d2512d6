import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'execution.title': '订单执行率',
  'execution.shortages': '短缺预测',
} satisfies Record<keyof typeof zhHant, string>;
