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
