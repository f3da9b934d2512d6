/** What a cell of a size column says: pieces, nothing, or nothing readable. */
export type CellQuantity = { readonly quantity: number } | { readonly fault: 'BAD_QUANTITY' };

/** More of one SKU than anybody orders. */
const mostPieces = 100_000;
const nothing = /^(?:[-—–─－/／\\]+|無|无)?$/;

/** Reads pieces as staff write them: `12`, `１２`, `12件`, ` 12 `; `—` and `/` are nothing, and so is a blank. */
export function readQuantity(cell: string): CellQuantity {
  const text = cell.normalize('NFKC').replace(/\s/g, '');
  if (nothing.test(text)) return { quantity: 0 };
  const found = /^(\d{1,6}|\d{1,3}(?:,\d{3})+)(?:\.0+)?(?:件|套|条|條|pcs)?$/i.exec(text);
  const quantity = Number(found?.[1]?.replaceAll(',', '') ?? Number.NaN);
  return Number.isInteger(quantity) && quantity <= mostPieces ? { quantity } : { fault: 'BAD_QUANTITY' };
}

/** First and last day of a delivery window (交貨期), both included. */
export interface DeliveryWindow {
  readonly from: string;
  readonly to: string;
}

/** Reads a window such as `2009.08.01-2009.09.30`; undefined where it is none, or ends before it begins. */
export function readWindow(cell: string): DeliveryWindow | undefined {
  const text = cell.normalize('NFKC').replace(/\s/g, '');
  const found =
    /^(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?[-~至到—–]+(?:(\d{4})[./年-])?(\d{1,2})[./月-](\d{1,2})日?$/.exec(text);
  if (!found) return undefined;
  const [, year = '', month = '', day = '', lastYear = year, lastMonth = '', lastDay = ''] = found;
  const from = dayOf(year, month, day);
  const to = dayOf(lastYear, lastMonth, lastDay);
  return from && to && from <= to ? { from, to } : undefined;
}

function dayOf(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

/** The code of a season as staff write it: `2009秋冬` is 2009AW. */
export function readSeason(cell: string): string | undefined {
  const text = cell.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const found = /^(?:(20\d{2})年?)(春夏|秋冬|SS|AW)季?$/.exec(text);
  if (!found) return undefined;
  return `${found[1]}${found[2] === '春夏' || found[2] === 'SS' ? 'SS' : 'AW'}`;
}
