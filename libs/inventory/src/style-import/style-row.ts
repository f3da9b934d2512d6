import { readCellAmount } from '@kefu/office/cells';
import type { CellFault, ReadRow, RowReader } from '@kefu/office/imports';
import { yuanText } from '@kefu/office/money';
import { fold, searchKey } from '@kefu/platform/search';

/** What a reader of styles must know. */
export interface StyleRowContext {
  /** Folded code → code of every size run. */
  readonly runs: readonly (readonly [string, string])[];
}

/** Columns of `style_staging`, in the order in which {@link makeRowReader} gives their values. */
export const stagedStyleColumns = [
  'number',
  'name',
  'style_group',
  'category',
  'season_code',
  'season_codes',
  'colours',
  'size_run',
  'tag_price_fen',
  'contract_price_fen',
  'search_key',
] as const;

/** Makes the reader of the style master (F2): one row in, its values and everything wrong with it out. */
export function makeRowReader(context: object): RowReader {
  const runs = new Map((context as StyleRowContext).runs);
  return { read: (cells) => readRow(cells, runs) };
}

function readRow(cells: Readonly<Record<string, string>>, runs: ReadonlyMap<string, string>): ReadRow {
  const faults: CellFault[] = [];
  const fault = (column: string, code: string, shown: string, params?: CellFault['params']): void => {
    faults.push({ column, code, shown: shown.trim().slice(0, 40), ...(params && { params }) });
  };
  const plain = (column: string): string => {
    const text = (cells[column] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text === '') fault(column, 'MISSING', '');
    if (text.length > 100) fault(column, 'TOO_LONG', text, { most: 100 });
    return text;
  };
  const number = plain('number').normalize('NFKC').toUpperCase();
  if (number !== '' && !/^[A-Z0-9]+$/.test(number)) fault('number', 'BAD_STYLE_NUMBER', number);
  const name = plain('name');
  const seasons = plain('season')
    .split(/[、,，;；/]/)
    .map(seasonOf);
  if (seasons.includes('') && cells.season?.trim()) fault('season', 'UNKNOWN_SEASON', cells.season);
  const run = runs.get(fold(plain('sizeRun')));
  if (run === undefined && cells.sizeRun?.trim()) fault('sizeRun', 'UNKNOWN_SIZE_RUN', cells.sizeRun);
  const price = (column: string): number | null => {
    const read = readCellAmount(cells[column] ?? '');
    if ('fault' in read) {
      const params = 'fen' in read ? { yuan: yuanText(read.fen) } : undefined;
      fault(column, read.fault === 'MISSING' ? 'MISSING' : 'BAD_PRICE', cells[column] ?? '', params);
      return null;
    }
    if (read.fen <= 0) fault(column, 'BAD_PRICE', cells[column] ?? '');
    return read.fen;
  };
  const colours = coloursOf(plain('colours'));
  if (colours === undefined && cells.colours?.trim()) fault('colours', 'BAD_COLOURS', cells.colours);
  return {
    values: [
      number,
      name,
      plain('group'),
      plain('category'),
      seasons[0] ?? '',
      JSON.stringify(seasons),
      JSON.stringify(colours ?? []),
      run ?? null,
      price('tagPrice'),
      price('contractPrice'),
      `${fold(number)} ${searchKey(name)}`,
    ],
    faults,
  };
}

/** `2009春夏` is 2009SS; nothing where it is no season. */
function seasonOf(text: string): string {
  const found = /^(20\d{2})年?(春夏|秋冬|SS|AW)季?$/i.exec(text.normalize('NFKC').replace(/\s/g, ''));
  if (!found) return '';
  return `${found[1]}${/^(春夏|SS)$/i.test(found[2] ?? '') ? 'SS' : 'AW'}`;
}

/** `01黑、08膚` as codes and names; undefined where a part is neither, or a code stands twice. */
function coloursOf(text: string): { code: string; name: string }[] | undefined {
  const parts = text.split(/[、,，;；/]/).map((part) => /^(\d{2})\s*(\S.*)$/.exec(part.normalize('NFKC').trim()));
  const colours = parts.map((part) => ({ code: part?.[1] ?? '', name: part?.[2]?.trim() ?? '' }));
  const sound = colours.every(({ code, name }) => code !== '' && name !== '');
  return sound && new Set(colours.map(({ code }) => code)).size === colours.length ? colours : undefined;
}
