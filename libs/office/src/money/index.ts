export { Fen, type FenAmount, yuanText } from './fen.ts';
