export { amountFromWords, amountInWords } from './amount-in-words.ts';
export { Fen, type FenAmount, yuanText } from './fen.ts';
export { readAmount } from './read-amount.ts';
