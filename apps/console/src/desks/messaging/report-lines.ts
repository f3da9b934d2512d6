/** A message as a gateway's own list tells it. */
export interface ReportLine {
  /** The gateway's reference. */
  readonly reference: string;
  /** Our key; null where the list does not repeat it. */
  readonly key: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** How operators head the column of their reference. */
const referenceHeads = /^(id|reference|ref|msgid|messageid|bizid|sid|serialno|流水[號号]|[編编][號号]|回[執执]id)$/i;

/** The bytes of a list as text: UTF-8, or GB 18030 as operators of this market write. */
export function reportText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/**
 * Reads a gateway's own list: JSON as gateways answer (`[{"id": …, "key": …}]`), or a table with commas, semicolons or tabs. Our key is
 * known by its form, the reference by its heading, or else it is the first column that is not our key.
 * @returns undefined where it is no list
 */
export function reportLines(text: string): ReportLine[] | undefined {
  const begin = text.trimStart()[0];
  // A workbook or a picture is no text.
  if (begin === '{' || text.includes('\0')) return undefined;
  return begin === '[' ? fromJson(text) : fromTable(text);
}

function fromJson(text: string): ReportLine[] | undefined {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(list)) return undefined;
  const lines = list.map((each: Record<string, unknown> | null) =>
    lineOf(textOf(each?.id ?? each?.reference), textOf(each?.key)),
  );
  return lines.every((line) => line !== undefined) ? lines : undefined;
}

function fromTable(text: string): ReportLine[] | undefined {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((row) => row.trim() !== '');
  const [head = ''] = rows;
  const separator = ['\t', ';', ','].find((each) => head.includes(each)) ?? ',';
  const cells = rows.map((row) => row.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  const headings = cells[0] ?? [];
  const keyAt = headings.findIndex((_, at) => cells.some((row) => uuid.test(row[at] ?? '')));
  const named = headings.findIndex((heading) => referenceHeads.test(heading.replace(/[\s_-]/g, '')));
  const at = named >= 0 ? named : headings.findIndex((_, column) => column !== keyAt);
  if (at < 0) return undefined;
  // A heading without a single digit is no reference.
  const body = named >= 0 || !/\d/.test(headings[at] ?? '') ? cells.slice(1) : cells;
  const lines = body.map((row) => lineOf(row[at] ?? '', keyAt < 0 ? '' : (row[keyAt] ?? '')));
  return lines.every((line) => line !== undefined) ? lines : undefined;
}

function lineOf(reference: string, key: string): ReportLine | undefined {
  if (reference === '' || reference.length > 200) return undefined;
  return { reference, key: uuid.test(key) ? key.toLowerCase() : null };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
