import { Readable } from 'node:stream';
import type { CellValue } from 'exceljs';
import { SeveralSheets } from './several-sheets.ts';

/**
 * Reads the one sheet of an .xlsx that holds rows, as it arrives. Days become `YYYY-MM-DD`, everything else the text
 * that the cell holds; formulas count with their result.
 * @throws SeveralSheets
 */
export async function readWorkbook(
  content: AsyncIterable<Uint8Array>,
  record: (line: number, cells: string[]) => void,
): Promise<void> {
  // Hundreds of modules that few processes ever need: loaded by the first that does.
  const { default: exceljs } = await import('exceljs');
  const reader = new exceljs.stream.xlsx.WorkbookReader(Readable.from(content), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  let sheetsWithRows = 0;
  for await (const sheet of reader) {
    let seen = false;
    for await (const row of sheet) {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        cells[column - 1] = cellText(cell.value);
      });
      const whole = Array.from(cells, (cell) => cell ?? '');
      if (whole.every((cell) => cell === '')) continue;
      if (!seen) {
        seen = true;
        if (++sheetsWithRows > 1) throw new SeveralSheets();
      }
      record(row.number, whole);
    }
  }
}

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('result' in value) return cellText(value.result);
  if ('text' in value) return value.text;
  if ('error' in value) return value.error;
  return '';
}
