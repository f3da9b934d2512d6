/** A SKU with its pieces, as it was scanned or pasted. */
export interface ScannedLine {
  readonly sku: string;
  readonly quantity: number;
}

/**
 * Lines as a scanner or a spreadsheet gives them: a SKU, then its pieces behind a blank, tab or comma; a SKU alone is one piece.
 * @returns undefined where a line cannot be read
 */
export function readScanned(text: string): ScannedLine[] | undefined {
  const lines: ScannedLine[] = [];
  for (const line of text.normalize('NFKC').split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const found = /^\s*([A-Za-z0-9-]+)(?:[\s,;x×]+(\d{1,7})\s*[件个個]?)?\s*$/.exec(line);
    const quantity = Number(found?.[2] ?? 1);
    if (!found?.[1] || quantity < 1) return undefined;
    lines.push({ sku: found[1], quantity });
  }
  return lines;
}

/** A SKU that is asked for: pieces, a price in fen where one is named, the ordered SKU where it stands for another. */
export interface AskedLine extends ScannedLine {
  readonly unitPrice: number | null;
  readonly original: string | null;
}

/**
 * Lines of a request: a SKU and its pieces, then a price in yuan, or the ordered SKU that it stands for.
 * @returns undefined where a line cannot be read
 */
export function readAsked(text: string): AskedLine[] | undefined {
  const lines: AskedLine[] = [];
  for (const line of text.normalize('NFKC').split(/\r?\n/)) {
    const [sku = '', pieces = '', third = '', ...more] = line.trim().split(/[\s,;]+/);
    if (sku === '') continue;
    const quantity = Number(pieces.replace(/[件個个]$/, ''));
    const price = /^\d{1,7}(\.\d{1,2})?$/.test(third);
    if (more.length > 0 || !Number.isInteger(quantity) || quantity < 1 || !/^[A-Za-z0-9-]+$/.test(sku))
      return undefined;
    if (third !== '' && !price && !/^[A-Za-z0-9-]+$/.test(third)) return undefined;
    lines.push({
      sku,
      quantity,
      unitPrice: price ? Math.round(Number(third) * 100) : null,
      original: price || third === '' ? null : third,
    });
  }
  return lines;
}
