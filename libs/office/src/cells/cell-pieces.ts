/** A whole number of pieces as staff write it: `12`, `１２`, `12件`, `1,200`, `-3`. @returns undefined where it is none */
export function readCellPieces(cell: string): number | undefined {
  const text = cell
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/[件個个]$/, '')
    .replace(/^−/, '-');
  return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** A code as it is stored and compared: narrow, in capitals, without blanks. */
export const plainCode = (cell: string): string => cell.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
