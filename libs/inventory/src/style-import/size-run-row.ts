import type { CellFault, ReadRow, RowReader } from '@kefu/office/imports';

/** Columns of `size_run_staging`, in the order in which {@link makeRowReader} gives their values. */
export const stagedSizeRunColumns = ['code', 'sizes'] as const;

/** Makes the reader of size runs (F2): `S/M/L/XL`. */
export function makeRowReader(): RowReader {
  return { read: readRow };
}

function readRow(cells: Readonly<Record<string, string>>): ReadRow {
  const faults: CellFault[] = [];
  const code = (cells.code ?? '').normalize('NFC').trim();
  if (code === '') faults.push({ column: 'code', code: 'MISSING', shown: '' });
  const written = (cells.sizes ?? '').normalize('NFKC').toUpperCase().trim();
  const sizes = written.split(/[/、,]/).map((size) => size.replace(/\s/g, ''));
  if (written === '') faults.push({ column: 'sizes', code: 'MISSING', shown: '' });
  else if (sizes.some((size) => size === '' || size.length > 8) || new Set(sizes).size < sizes.length) {
    faults.push({ column: 'sizes', code: 'BAD_SIZES', shown: written.slice(0, 40) });
  }
  return { values: [code, JSON.stringify(sizes)], faults };
}
