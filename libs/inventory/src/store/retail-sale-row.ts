import { plainCode, readCellAmount, readCellDate, readCellPieces } from '@kefu/office/cells';
import type { CellFault, ReadRow, RowReader } from '@kefu/office/imports';
import { fold } from '@kefu/platform/search';

/** What a reader of sales must know. */
export interface RetailSaleRowContext {
  /** Business date: nothing was sold after it. */
  readonly today: string;
}

/** Columns of `retail_sale_staging`, in the order in which {@link makeRowReader} gives their values. */
export const stagedRetailSaleColumns = ['store', 'folded', 'on_day', 'sku_code', 'quantity', 'amount_fen'] as const;

/** Makes the reader of what own stores sold (F27). */
export function makeRowReader(context: object): RowReader {
  const { today } = context as RetailSaleRowContext;
  return { read: (cells) => read(cells, today) };
}

function read(cells: Readonly<Record<string, string>>, today: string): ReadRow {
  const faults: CellFault[] = [];
  const fault = (column: string, code: string, params?: CellFault['params']): null => {
    const shown = (cells[column] ?? '').trim().slice(0, 40);
    faults.push(params ? { column, code, shown, params } : { column, code, shown });
    return null;
  };
  const text = (column: string, most: number): string => {
    const value = (cells[column] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    if (value === '') fault(column, 'MISSING');
    if (value.length > most) fault(column, 'TOO_LONG', { most });
    return value;
  };
  const store = text('store', 60);
  const sku = plainCode(text('sku', 40));
  const quantity = readCellPieces(cells.quantity ?? '') ?? 0;
  if (quantity === 0) fault('quantity', 'BAD_QUANTITY');
  const amount = readCellAmount(cells.amount ?? '');
  if ('fault' in amount) fault('amount', amount.fault === 'MISSING' ? 'MISSING' : 'UNREADABLE_AMOUNT');
  const fen = 'fault' in amount ? null : amount.fen;
  return { values: [store, fold(store), dayOf(cells.day ?? '', today, fault), sku, quantity, fen], faults };
}

function dayOf(
  cell: string,
  today: string,
  fault: (column: string, code: string, params?: CellFault['params']) => null,
): string | null {
  if (cell.trim() === '') return fault('day', 'MISSING');
  const found = readCellDate(cell, 'ask');
  if ('fault' in found)
    return fault('day', found.fault, 'readings' in found ? { readings: found.readings.join(', ') } : undefined);
  return found.date > today ? fault('day', 'FUTURE_DATE') : found.date;
}
