import { plainCode, readCellDate, readCellPieces } from '@kefu/office/cells';
import type { CellFault, ReadRow, RowReader } from '@kefu/office/imports';

/** Columns of `goods_receipt_staging`, in the order in which {@link makeRowReader} gives their values. */
export const stagedGoodsReceiptColumns = ['number', 'received_on', 'sku_code', 'quantity', 'supplier'] as const;

/** Makes the reader of goods receipts (F4). */
export function makeRowReader(): RowReader {
  return { read };
}

function read(cells: Readonly<Record<string, string>>): ReadRow {
  const faults: CellFault[] = [];
  const fault = (column: string, code: string, params?: CellFault['params']): null => {
    const shown = (cells[column] ?? '').trim().slice(0, 40);
    faults.push(params ? { column, code, shown, params } : { column, code, shown });
    return null;
  };
  const text = (column: string, most: number, needed: boolean): string | null => {
    const value = (cells[column] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    if (value === '' && needed) return fault(column, 'MISSING');
    return value.length > most ? fault(column, 'TOO_LONG', { most }) : value;
  };
  const number = text('number', 40, true);
  const sku = plainCode(text('sku', 40, true) ?? '');
  const supplier = text('supplier', 100, false);
  const day =
    (cells.receivedOn ?? '').trim() === '' ? { fault: 'MISSING' } : readCellDate(cells.receivedOn ?? '', 'ask');
  if ('fault' in day)
    fault('receivedOn', day.fault, 'readings' in day ? { readings: day.readings.join(', ') } : undefined);
  const pieces = readCellPieces(cells.quantity ?? '');
  if (pieces === undefined || pieces <= 0)
    fault('quantity', (cells.quantity ?? '').trim() === '' ? 'MISSING' : 'BAD_QUANTITY');
  return { values: [number, 'date' in day ? day.date : null, sku, pieces ?? null, supplier], faults };
}
