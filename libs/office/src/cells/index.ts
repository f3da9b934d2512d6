export { type CellDate, readCellDate, type ShortDateOrder, shortDateOrders } from './cell-date.ts';
