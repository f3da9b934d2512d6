import type zhHant from './zh-Hant.ts';

/** The words of the mortgage desk’s pages. */
export default {
  'mortgage.noContracts': 'No contracts',
} satisfies Record<keyof typeof zhHant, string>;
