import type zhHant from './zh-Hant.ts';

/** The words of the mortgage desk’s pages. */
export default {
  'mortgage.noContracts': '没有合同',
} satisfies Record<keyof typeof zhHant, string>;
