import { plainCode, readCellAmount, readCellDate, readCellPieces } from '@kefu/office/cells';
import type { CellFault, ReadRow, RowReader } from '@kefu/office/imports';
import { yuanText } from '@kefu/office/money';
import { fold } from '@kefu/platform/search';
import type { DispatchKind, DispatchSource } from '../dispatch/dispatch-kinds.ts';

/** What a reader of dispatches must know. */
export interface DispatchRowContext {
  /** Business date: nothing left after it. */
  readonly today: string;
}

/** Columns of `dispatch_staging`, in the order in which {@link makeRowReader} gives their values. */
export const stagedDispatchColumns = [
  'number',
  'dispatched_on',
  'customer',
  'folded',
  'sku_code',
  'quantity',
  'kind',
  'unit_price_fen',
  'amount_fen',
  'source',
  'original_code',
  'remark',
] as const;

const kinds = new Map<string, DispatchKind>([
  [fold('訂單'), 'ORDER'],
  [fold('補單'), 'REPLENISHMENT'],
  [fold('特價'), 'SPECIAL'],
  [fold('退貨'), 'RETURN'],
  [fold('換發'), 'SUBSTITUTION'],
]);
const sources = new Map<string, DispatchSource>([
  [fold('預下'), 'PREMADE'],
  [fold('庫存'), 'STOCK'],
]);

/** Makes the reader of dispatches (F4, F5): one row in, its values and everything wrong with it out. */
export function makeRowReader(context: object): RowReader {
  return new DispatchRowReader(context as DispatchRowContext);
}

class DispatchRowReader implements RowReader {
  readonly #today: string;
  #cells: Readonly<Record<string, string>> = {};
  #faults: CellFault[] = [];

  constructor({ today }: DispatchRowContext) {
    this.#today = today;
  }

  read(cells: Readonly<Record<string, string>>): ReadRow {
    this.#cells = cells;
    this.#faults = [];
    const number = this.#text('number', 40, true);
    const day = this.#day();
    const customer = this.#text('customer', 100, true);
    const sku = plainCode(this.#text('sku', 40, true));
    const kind = this.#kind();
    const quantity = this.#quantity(kind);
    const price = this.#amount('price');
    const amount = this.#amount('amount');
    if (quantity !== null && price !== null && amount !== null && price * quantity !== amount)
      this.#fault('amount', 'AMOUNT_DIFFERS', { yuan: yuanText(price * quantity) });
    const original = plainCode(this.#text('original', 40, kind === 'SUBSTITUTION'));
    const values = [number, day, customer, fold(customer), sku, quantity, kind, price, amount];
    return {
      values: [
        ...values,
        this.#source(kind),
        kind === 'SUBSTITUTION' ? original : null,
        this.#text('remark', 500, false),
      ],
      faults: this.#faults,
    };
  }

  #fault(column: string, code: string, params?: CellFault['params']): null {
    const shown = (this.#cells[column] ?? '').trim().slice(0, 40);
    this.#faults.push(params ? { column, code, shown, params } : { column, code, shown });
    return null;
  }

  #text(column: string, most: number, needed: boolean): string {
    const text = (this.#cells[column] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text === '' && needed) this.#fault(column, 'MISSING');
    if (text.length > most) this.#fault(column, 'TOO_LONG', { most });
    return text;
  }

  #day(): string | null {
    const cell = this.#cells.day ?? '';
    if (cell.trim() === '') return this.#fault('day', 'MISSING');
    const read = readCellDate(cell, 'ask');
    if ('fault' in read)
      return this.#fault('day', read.fault, 'readings' in read ? { readings: read.readings.join(', ') } : undefined);
    return read.date > this.#today ? this.#fault('day', 'FUTURE_DATE') : read.date;
  }

  #kind(): DispatchKind | null {
    const kind = kinds.get(fold(this.#cells.kind ?? ''));
    return kind ?? this.#fault('kind', 'UNKNOWN_VALUE', { values: '訂單、補單、特價、退貨、換發' });
  }

  #quantity(kind: DispatchKind | null): number | null {
    const pieces = readCellPieces(this.#cells.quantity ?? '');
    if (pieces === undefined || pieces === 0) return this.#fault('quantity', 'BAD_QUANTITY');
    return kind === 'RETURN' && pieces > 0 ? this.#fault('quantity', 'WRONG_SIGN') : pieces;
  }

  #amount(column: string): number | null {
    const read = readCellAmount(this.#cells[column] ?? '');
    if (!('fault' in read)) return column === 'price' && read.fen < 0 ? this.#fault(column, 'WRONG_SIGN') : read.fen;
    return this.#fault(column, read.fault === 'MISSING' ? 'MISSING' : 'UNREADABLE_AMOUNT');
  }

  #source(kind: DispatchKind | null): DispatchSource | null {
    if (kind !== 'REPLENISHMENT' && kind !== 'SPECIAL') return null;
    const source = sources.get(fold(this.#cells.source ?? ''));
    return source ?? this.#fault('source', 'UNKNOWN_VALUE', { values: '預下、庫存' });
  }
}
