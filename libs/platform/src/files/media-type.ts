import { fileTypeFromBuffer } from 'file-type';

/** Bytes from the beginning of a file that are enough to tell its type. */
export const headBytes = 64 * 1024;

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The media type of a file by its first bytes. Text has no mark: it is `text/csv` where the name says so, and
 * `text/plain` otherwise, whatever markup it holds; it is never served in a form that a browser would run.
 */
export async function mediaType(head: Buffer, name: string): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  // Some writers put the parts of a workbook in an order that hides it behind its being a zip archive.
  if (found?.mime === 'application/zip' && head.includes('xl/')) return spreadsheet;
  if (found && found.mime !== 'application/xml') return found.mime;
  // GBK, Big5 and UTF-8 texts alike are free of these; UTF-16 carries its mark.
  if (head.includes(0) && !(head[0] === 0xff && head[1] === 0xfe)) return 'application/octet-stream';
  return /\.(csv|tsv)$/i.test(name) ? 'text/csv' : 'text/plain';
}
