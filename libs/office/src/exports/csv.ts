import type { Language } from '@kefu/platform/language';
import type { CellKind, CellValue, ExportColumn } from './export-definition.ts';

/** A spreadsheet takes a text that begins so for a formula and runs it. Full-width forms count, since Excel folds them. */
const formula = /^[\s]*[=+\-@＝＋－＠\t\r]/;

/** One cell of a CSV line. Numbers, dates and money are written by us and hold no formula. */
export function csvCell(value: CellValue, kind: CellKind): string {
  if (value === null) return '';
  if (kind === 'money' && typeof value === 'number') return yuan(value);
  if (typeof value === 'number') return String(value);
  const text = kind === 'text' && formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Fen as yuan with two decimals, exactly. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const chunkCharacters = 64 * 1024;

/** A list as CSV: UTF-8 with its mark, so that Excel reads Chinese; lines end in CR LF. */
export async function* csv<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: AsyncIterable<Row>,
  language: Language,
): AsyncGenerator<Buffer> {
  let text = `\ufeff${columns.map((column) => csvCell(column.heading[language], 'text')).join(',')}\r\n`;
  for await (const row of rows) {
    text += `${columns.map((column) => csvCell(column.value(row, language), column.kind ?? 'text')).join(',')}\r\n`;
    if (text.length >= chunkCharacters) {
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(text);
}
