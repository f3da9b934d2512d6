export { type CellAmount, readCellAmount, readCellArea } from './cell-amount.ts';
export { type CellDate, readCellDate, type ShortDateOrder, shortDateOrders } from './cell-date.ts';
export { plainCode, readCellPieces } from './cell-pieces.ts';
