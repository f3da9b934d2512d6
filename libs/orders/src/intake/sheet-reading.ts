import { readCellAmount, readCellDate } from '@kefu/office/cells';
import { yuanText } from '@kefu/office/money';
import { readQuantity, readSeason } from './form-cells.ts';
import { blockOf, doubledRoles, type FormBlock, isHeader, missingRoles } from './form-layout.ts';
import { isFoot, readStyleRow } from './form-row.ts';
import type { FormCell, FormRow, FormSheet } from './form-sheet.ts';
import { headLabel, totalKind } from './form-words.ts';
import type { FormFault, FormFaultCode, FormLine, FormMaster } from './order-form.ts';

/** Pieces and money that lines add up to. */
interface Sum {
  quantity: number;
  fen: number;
  /** A line of it could not be read, and that is told: it proves nothing. */
  unread: boolean;
}

const nothing = (): Sum => ({ quantity: 0, fen: 0, unread: false });

/** Reads one sheet of a form, row by row; everything that is wrong is told, not the first fault alone. */
export class SheetReading {
  readonly lines: FormLine[] = [];
  readonly faults: FormFault[] = [];
  readonly unknownHeadings = new Set<string>();
  customer = '';
  customerNumber = '';
  phone = '';
  certificate = '';
  orderedOn: string | undefined;
  seasonCode: string | undefined;
  /** Whether the sheet has a header of lines at all. */
  isForm = false;
  readonly #sheet: FormSheet;
  readonly #master: FormMaster;
  readonly #seen = new Set<string>();
  #subtotal = nothing();
  #total = nothing();
  #totalSeen = false;
  /** Columns are missing: to read lines without them would tell faults that are none. */
  #unreadable = false;

  constructor(sheet: FormSheet, master: FormMaster) {
    this.#sheet = sheet;
    this.#master = master;
    this.#read();
  }

  #fault(cell: FormCell, code: FormFaultCode, expected = ''): void {
    const shown = cell.text.trim().slice(0, 40);
    this.faults.push({ sheet: this.#sheet.name, cell: cell.address, code, shown, expected });
  }

  #read(): void {
    let block: FormBlock | undefined;
    const { rows } = this.#sheet;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as FormRow;
      if (isHeader(row, this.#master)) {
        const header = [row];
        // A second header row repeats the merged headings and tells the sizes.
        const next = rows[at + 1];
        if (next && next.line === row.line + 1 && isHeader(next, this.#master)) {
          header.push(next);
          at++;
        }
        block = this.#block(header);
        this.isForm = true;
      } else if (block) {
        if (!this.#unreadable) this.#row(row, block);
      } else this.#head(row);
    }
    if (this.isForm) this.#close();
  }

  #close(): void {
    const last = this.#sheet.rows.at(-1)?.cells[0] ?? { address: 'A1', text: '', covered: false };
    if (this.lines.length === 0 && this.faults.length === 0) this.#fault({ ...last, text: '' }, 'NO_LINES');
    if (!this.#totalSeen && !this.#unreadable) this.#fault({ ...last, text: '' }, 'NO_TOTAL');
  }

  #block(header: readonly FormRow[]): FormBlock {
    const block = blockOf(header, this.#master);
    const first = header[0]?.cells[0] as FormCell;
    const missing = missingRoles(block);
    this.#unreadable = missing.length > 0;
    for (const role of missing) this.#fault({ ...first, text: '' }, 'HEADING_MISSING', role);
    for (const role of doubledRoles(block)) this.#fault({ ...first, text: '' }, 'HEADING_TWICE', role);
    return block;
  }

  /** Lines above the first header: label, then value. */
  #head({ cells }: FormRow): void {
    let label: ReturnType<typeof headLabel>;
    for (const cell of cells) {
      if (cell.covered || cell.text.trim() === '') continue;
      // `訂貨季:2009秋冬` in one cell, or label and value side by side.
      const [word = '', joined] = cell.text.split(/[:：]/, 2);
      const found = headLabel(word);
      if (found) {
        label = found;
        if (joined?.trim()) this.#say(label, cell, joined);
      } else if (label) {
        this.#say(label, cell, cell.text);
        label = undefined;
      }
    }
  }

  #say(label: NonNullable<ReturnType<typeof headLabel>>, cell: FormCell, text: string): void {
    if (label === 'customer') this.customer ||= text.normalize('NFKC').trim();
    else if (label === 'customerNumber') this.customerNumber ||= text.normalize('NFKC').trim().toUpperCase();
    else if (label === 'phone') this.phone ||= text.trim();
    else if (label === 'certificate') this.certificate ||= text.trim();
    else if (label === 'season') {
      this.seasonCode = readSeason(text);
      if (!this.seasonCode) this.#fault(cell, 'UNKNOWN_SEASON');
    } else {
      const read = readCellDate(text, 'yearMonthDay');
      if ('date' in read) this.orderedOn = read.date;
      else this.#fault(cell, 'BAD_ORDER_DATE');
    }
  }

  #row(row: FormRow, block: FormBlock): void {
    const kind = this.#totalOf(row, block);
    if (kind) return this.#checkTotal(row, block, kind);
    if (this.#totalSeen && isFoot(row, block, this.#master)) return;
    const read = readStyleRow(row, block, this.#master, (cell, code, expected) => this.#fault(cell, code, expected));
    for (const heading of read.unknownHeadings) this.unknownHeadings.add(heading);
    for (const { line, cell } of read.lines) {
      const key = `${line.skuId} ${line.from}`;
      if (this.#seen.has(key)) this.#fault(cell, 'LINE_TWICE');
      this.#seen.add(key);
      this.lines.push(line);
    }
    for (const sum of [this.#subtotal, this.#total]) {
      sum.quantity += read.quantity;
      sum.fen += read.fen;
      sum.unread ||= read.unread;
    }
  }

  #totalOf({ cells }: FormRow, { columns }: FormBlock): 'subtotal' | 'total' | undefined {
    for (const [at, cell] of cells.entries()) {
      const column = columns[at];
      if (column?.kind === 'size' || (column?.kind === 'role' && column.role === 'remark')) continue;
      const kind = cell.text === '' ? undefined : totalKind(cell.text);
      if (kind) return kind;
    }
    return undefined;
  }

  #checkTotal({ cells }: FormRow, { columns }: FormBlock, kind: 'subtotal' | 'total'): void {
    const sum = kind === 'subtotal' ? this.#subtotal : this.#total;
    const code = kind === 'subtotal' ? 'SUBTOTAL_DISAGREES' : 'TOTAL_DISAGREES';
    for (const [at, cell] of cells.entries()) {
      const column = columns[at];
      if (column?.kind !== 'role' || (column.role !== 'quantity' && column.role !== 'amount')) continue;
      if (cell.fault) this.#fault(cell, cell.fault);
      else if (sum.unread) continue;
      else if (column.role === 'quantity') {
        const read = readQuantity(cell.text);
        if (!('quantity' in read) || read.quantity !== sum.quantity) this.#fault(cell, code, String(sum.quantity));
      } else {
        const read = readCellAmount(cell.text);
        const fen = 'fault' in read ? (read.fault === 'MISSING' ? 0 : undefined) : read.fen;
        if (fen !== sum.fen) this.#fault(cell, code, yuanText(sum.fen));
      }
    }
    if (kind === 'subtotal') this.#subtotal = nothing();
    else this.#totalSeen = true;
  }
}
