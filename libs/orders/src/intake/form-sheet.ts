import type { Cell, CellValue, Worksheet } from 'exceljs';

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

/** The sheets of a workbook. @throws Error when it is no workbook */
export async function readSheets(content: Buffer): Promise<FormSheet[]> {
  // Hundreds of modules that few processes ever need: loaded by the first that does.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  // What exceljs calls a buffer is an ArrayBuffer of other typings.
  await workbook.xlsx.load(content as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook.worksheets.map(sheetOf);
}

function sheetOf(sheet: Worksheet): FormSheet {
  const rows: FormRow[] = [];
  sheet.eachRow((row, line) => {
    const cells: FormCell[] = [];
    row.eachCell((cell, column) => {
      cells[column - 1] = cellOf(cell);
    });
    rows.push({
      line,
      cells: Array.from(cells, (cell, at) => cell ?? { address: addressOf(line, at), text: '', covered: false }),
    });
  });
  return { name: sheet.name, rows };
}

function cellOf(cell: Cell): FormCell {
  const covered = cell.isMerged && cell.master !== cell;
  const { address, value } = cell;
  if (typeof value === 'object' && value !== null && 'error' in value) {
    return { address, text: value.error, fault: 'ERROR_VALUE', covered };
  }
  if (typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)) {
    const { result } = value;
    if (result === undefined) return { address, text: '', fault: 'FORMULA_WITHOUT_RESULT', covered };
    if (typeof result === 'object' && 'error' in result)
      return { address, text: result.error, fault: 'ERROR_VALUE', covered };
    return { address, text: textOf(result), covered };
  }
  return { address, text: textOf(value), covered };
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
