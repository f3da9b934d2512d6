import { once } from 'node:events';
import { type PassThrough, Readable } from 'node:stream';
import type { Language, Text } from '@kefu/platform/language';
import { ZipFile } from 'yazl';
import type { ExportColumn } from './export-definition.ts';
import { sheetFoot, sheetHead, sheetRow, workbookParts } from './sheet.ts';

/** Rows that a sheet of Excel holds beside its heading. */
const rowsPerSheet = 1_048_575;
const chunkCharacters = 64 * 1024;

/**
 * A list as an Excel workbook, written while it is read: rows are taken only as fast as the reader takes bytes, so a
 * million of them need no more memory than a thousand. (exceljs streams too, but does not wait for its reader.)
 * @param perSheet rows after which another sheet begins
 */
export function workbook<Row>(
  { title, columns }: { title: Text; columns: readonly ExportColumn<Row>[] },
  rows: AsyncIterable<Row>,
  language: Language,
  perSheet = rowsPerSheet,
): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  const source = rows[Symbol.asyncIterator]();

  const fill = async (): Promise<void> => {
    const ahead = { row: await source.next() };
    let sheets = 0;
    do {
      sheets++;
      const sheet = Readable.from(sheetText(columns, source, ahead, language, perSheet));
      const taken = once(sheet, 'end');
      zip.addReadStream(sheet, `xl/worksheets/sheet${sheets}.xml`, { compressionLevel: 3 });
      await taken;
    } while (!ahead.row.done);
    for (const [path, text] of workbookParts(title[language], sheets)) zip.addBuffer(Buffer.from(text), path);
    zip.end();
  };
  const fail = (error: unknown): void => {
    output.destroy(error as Error);
  };
  zip.on('error', fail);
  fill().catch(fail);
  // A reader who leaves half-way gives the rows' connection free.
  output.once('close', () => void source.return?.().catch(() => undefined));
  return output;
}

async function* sheetText<Row>(
  columns: readonly ExportColumn<Row>[],
  source: AsyncIterator<Row>,
  ahead: { row: IteratorResult<Row, unknown> },
  language: Language,
  perSheet: number,
): AsyncGenerator<Buffer> {
  let text = sheetHead(columns, language);
  for (let count = 0; count < perSheet && !ahead.row.done; count++) {
    text += sheetRow(columns, ahead.row.value, count + 2, language);
    if (text.length >= chunkCharacters) {
      yield Buffer.from(text);
      text = '';
    }
    ahead.row = await source.next();
  }
  yield Buffer.from(text + sheetFoot);
}
