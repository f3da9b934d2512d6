export { amountFromWords, amountInWords } from './amount-in-words.ts';
export { Fen, type FenAmount, yuanText } from './fen.ts';
