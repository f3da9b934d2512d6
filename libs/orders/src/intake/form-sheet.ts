import type { CellValue, ValueType } from 'exceljs';

/** A cell of a form as it is read. */
export interface FormCell {
  /** Such as H12. */
  readonly address: string;
  /** Text as it is written; a formula counts with its stored result. */
  readonly text: string;
  /** Why the text is not to be trusted. */
  readonly fault?: 'FORMULA_WITHOUT_RESULT' | 'ERROR_VALUE';
  /** Part of a merged range, and not the cell that holds its value. */
  readonly covered: boolean;
}

/** A row of a form; columns count from 0. */
export interface FormRow {
  readonly line: number;
  readonly cells: readonly FormCell[];
}

/** A sheet with its hidden rows and columns: hidden does not mean deleted. */
export interface FormSheet {
  readonly name: string;
  readonly rows: readonly FormRow[];
}

/** What exceljs read of a workbook before it makes rows and cells of it with their styles, of which a form needs nothing. */
interface ReadWorkbook {
  readonly worksheets: readonly ReadSheet[];
}

interface ReadSheet {
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly cells: readonly ReadCell[] }[] | null;
  /** Such as A1:B2. */
  readonly mergeCells: readonly string[] | null;
}

interface ReadCell {
  /** Left out where the cell follows the one before. */
  readonly address?: string;
  readonly type: ValueType;
  readonly value?: CellValue;
  readonly result?: CellValue;
  /** What a link shows. */
  readonly text?: CellValue;
}

/** The sheets of a workbook, in their order. @throws Error when it is no workbook */
export async function readSheets(content: Buffer): Promise<FormSheet[]> {
  // Hundreds of modules that few processes ever need: loaded by the first that does.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  let read: ReadWorkbook = { worksheets: [] };
  Object.defineProperty(workbook, 'model', {
    set(model: ReadWorkbook) {
      read = model;
    },
  });
  // What exceljs calls a buffer is an ArrayBuffer of other typings.
  await workbook.xlsx.load(content as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const { Null, Merge, Formula, Hyperlink } = exceljs.ValueType;
  return read.worksheets.map((sheet) => sheetOf(sheet));

  function sheetOf({ name, rows: told, mergeCells }: ReadSheet): FormSheet {
    const rows = new Map<number, (FormCell | undefined)[]>();
    for (const { number, cells: each } of (told ?? []).toSorted((a, b) => a.number - b.number)) {
      const cells: (FormCell | undefined)[] = [];
      let column = -1;
      for (const cell of each) {
        column = cell.address === undefined ? column + 1 : placeOf(cell.address).column;
        if (cell.type !== Null && cell.type !== Merge)
          cells[column] = cellOf(cell, cell.address ?? addressOf(number, column));
      }
      rows.set(number, cells);
    }
    cover(rows, mergeCells ?? []);
    return {
      name,
      rows: [...rows].flatMap(([line, cells]) =>
        cells.length === 0
          ? []
          : {
              line,
              cells: Array.from(
                cells,
                (cell, at) => cell ?? { address: addressOf(line, at), text: '', covered: false },
              ),
            },
      ),
    };
  }

  function cellOf({ type, value, result, text }: ReadCell, address: string): FormCell {
    if (type === Hyperlink) return { address, text: textOf(text), covered: false };
    if (type === Formula) {
      if (result === undefined || result === null)
        return { address, text: '', fault: 'FORMULA_WITHOUT_RESULT', covered: false };
      return { address, ...said(result), covered: false };
    }
    return { address, ...said(value), covered: false };
  }
}

function said(value: CellValue): Pick<FormCell, 'text' | 'fault'> {
  return typeof value === 'object' && value !== null && 'error' in value
    ? { text: value.error, fault: 'ERROR_VALUE' }
    : { text: textOf(value) };
}

/** Has the cells of merged ranges say what their first one says, as far as the sheet has rows and columns. */
function cover(rows: ReadonlyMap<number, (FormCell | undefined)[]>, ranges: readonly string[]): void {
  const widest = Math.max(0, ...[...rows.values()].map((cells) => cells.length));
  for (const range of ranges) {
    const [from, to] = range.split(':').map(placeOf);
    const master = from && rows.get(from.line)?.[from.column];
    if (!from || !to) continue;
    for (const [line, cells] of rows) {
      if (line < from.line || line > to.line) continue;
      for (let column = from.column; column <= Math.min(to.column, widest - 1); column++) {
        if (line === from.line && column === from.column) continue;
        cells[column] = { text: '', ...master, address: addressOf(line, column), covered: true };
      }
    }
  }
}

/** Line, from 1, and column, from 0, of an address such as H12. */
function placeOf(address: string): { readonly line: number; readonly column: number } {
  let column = 0;
  let at = 0;
  for (; at < address.length; at++) {
    const letter = address.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return { line: Number(address.slice(at)), column: column - 1 };
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  return 'text' in value ? value.text : '';
}

function addressOf(line: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${line}`;
}
