import type { CellFault, ReadRow, RowReader } from '@kefu/office/imports';
import { fold, searchKey } from '@kefu/platform/search';

/** Columns of `franchisee_staging`, in the order in which {@link makeRowReader} gives their values. */
export const stagedFranchiseeColumns = [
  'number',
  'name',
  'folded',
  'aliases',
  'office',
  'is_new',
  'search_key',
] as const;

/** Words of the column 新客戶, folded. */
const newWords: ReadonlyMap<string, boolean> = new Map(
  (
    [
      ['是', true],
      ['新', true],
      ['Y', true],
      ['yes', true],
      ['否', false],
      ['N', false],
      ['no', false],
      ['', false],
    ] as const
  ).map(([word, isNew]) => [fold(word), isNew]),
);

/** Makes the reader of franchisees (F3): one row in, its values and everything wrong with it out. */
export function makeRowReader(): RowReader {
  return { read: readRow };
}

function readRow(cells: Readonly<Record<string, string>>): ReadRow {
  const faults: CellFault[] = [];
  const fault = (column: string, code: string, shown: string, params?: CellFault['params']): void => {
    faults.push({ column, code, shown: shown.slice(0, 40), ...(params && { params }) });
  };
  const plain = (column: string, most: number): string => {
    const text = (cells[column] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text.length > most) fault(column, 'TOO_LONG', text, { most });
    return text;
  };
  const number = plain('number', 20).normalize('NFKC').toUpperCase();
  if (number === '') fault('number', 'MISSING', '');
  else if (!/^[A-Z0-9-]+$/.test(number)) fault('number', 'BAD_NUMBER', number);
  const name = plain('name', 100);
  if (fold(name) === '') fault('name', 'MISSING', name);
  const aliases = plain('aliases', 500)
    .split(/[、,，;；/]/)
    .map((alias) => ({ alias: alias.trim(), folded: fold(alias) }))
    .filter(({ folded }, at, all) => folded !== '' && folded !== fold(name) && firstOf(all, folded) === at);
  const isNew = newWords.get(fold(cells.isNew ?? ''));
  if (isNew === undefined) fault('isNew', 'UNKNOWN_VALUE', cells.isNew ?? '', { values: '是、否' });
  const key = [searchKey(name), ...aliases.map(({ alias }) => searchKey(alias)), fold(number)].join(' ');
  return {
    values: [number, name, fold(name), JSON.stringify(aliases), plain('office', 100), isNew ?? false, key],
    faults,
  };
}

function firstOf(all: readonly { readonly folded: string }[], folded: string): number {
  return all.findIndex((each) => each.folded === folded);
}
