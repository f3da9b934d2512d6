/** The words of the mortgage desk’s pages. */
export default {
  'mortgage.noContracts': '沒有合同',
};
