import { Readable } from 'node:stream';
import { fold } from '@kefu/platform/search';
import type { CellValue } from 'exceljs';
import { SeveralSheets } from './several-sheets.ts';

/**
 * Reads the one sheet of an .xlsx that holds rows, as it arrives. Days become `YYYY-MM-DD`, everything else the text
 * that the cell holds; formulas count with their result.
 * @param meant folded names of the sheet that is read where the workbook has one of them
 * @throws SeveralSheets
 */
export async function readWorkbook(
  content: AsyncIterable<Uint8Array>,
  record: (line: number, cells: string[]) => void,
  meant: readonly string[],
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
    // Read all the same: what is left of it would stand before the next one.
    const another = isAnother(reader, sheet, meant);
    let seen = false;
    for await (const row of sheet) {
      if (another) continue;
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

/** Whether the workbook has a sheet that is meant, and this is not it. */
function isAnother(reader: object, sheet: object, meant: readonly string[]): boolean {
  // They are there at run time; the typings leave them out.
  const { model, workbookRels } = reader as {
    model?: { sheets?: { name: string; rId: string }[] };
    workbookRels?: { Id: string; Target: string }[];
  };
  const sheets = model?.sheets ?? [];
  if (!sheets.some(({ name }) => meant.includes(fold(name)))) return false;
  const { id } = sheet as { id?: string | number };
  // The reader's own name of a sheet is made up where the part is named from the top of the package.
  const relation = workbookRels?.find(({ Target }) => Target.endsWith(`worksheets/sheet${id}.xml`));
  const name = sheets.find(({ rId }) => rId === relation?.Id)?.name;
  return name !== undefined && !meant.includes(fold(name));
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
