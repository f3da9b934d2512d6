import { amountFromWords, amountInWords } from '@kefu/office/money';
import { type ContractAmountKey, MortgageAmountsDisagree, type TypedAmountInput } from './draft.types.ts';

/** The first typed amount whose figures, words and contract do not agree (S14); undefined where all do. */
export function amountsDisagree(
  typed: readonly TypedAmountInput[],
  contract: Readonly<Record<ContractAmountKey, number>>,
): MortgageAmountsDisagree | undefined {
  for (const { field, amountFen, words } of typed) {
    const wordsFen = amountFromWords(words) ?? null;
    const contractFen = contract[field];
    if (wordsFen !== amountFen || contractFen !== amountFen) {
      const amountWords = amountInWords(amountFen, 'zh-Hant');
      return MortgageAmountsDisagree.of({ field, amountFen, amountWords, words, wordsFen, contractFen });
    }
  }
  return undefined;
}
