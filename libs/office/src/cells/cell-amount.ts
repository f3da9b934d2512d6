import type { FenAmount } from '../money/index.ts';

/** What a cell says about an amount: fen, an amount in 萬 that must be confirmed in yuan, nothing, or nothing readable. */
export type CellAmount =
  | { readonly fen: FenAmount }
  | { readonly fault: 'AMOUNT_IN_WAN'; readonly fen: FenAmount }
  | { readonly fault: 'MISSING' }
  | { readonly fault: 'UNREADABLE_AMOUNT' };

const nothing = /^(?:無|无|沒有|没有|[—–-]*)$/;
const written =
  /^([-−]|\()?(?:[¥￥]|RMB|CNY)?([-−])?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?([萬万])?(?:元|圓|圆)?整?(\))?$/i;

/**
 * Reads an amount of yuan as staff write it, exactly: thousands separators, full width, `¥` before or `元` behind it, a minus or
 * brackets for what is negative. `120万` is a fault with its amount, since figures in 萬 are echoed in yuan before they are taken.
 * More than two digits behind the point are unreadable: nobody rounds money silently.
 */
export function readCellAmount(cell: string): CellAmount {
  const text = cell.normalize('NFKC').replace(/\s/g, '');
  if (nothing.test(text)) return { fault: 'MISSING' };
  const found = written.exec(text);
  if (!found) return { fault: 'UNREADABLE_AMOUNT' };
  const [, open, minus, whole = '', part = '', wan, close] = found;
  if ((open === '(') !== (close === ')') || (open && minus)) return { fault: 'UNREADABLE_AMOUNT' };
  const places = wan ? 6 : 2;
  const decimals = part.replace(/0+$/, '');
  if (decimals.length > places) return { fault: 'UNREADABLE_AMOUNT' };
  const fen = Number(`${whole.replaceAll(',', '')}${decimals.padEnd(places, '0')}`);
  if (!Number.isSafeInteger(fen)) return { fault: 'UNREADABLE_AMOUNT' };
  const signed = (open || minus) && fen !== 0 ? -fen : fen;
  return wan ? { fault: 'AMOUNT_IN_WAN', fen: signed } : { fen: signed };
}

/** An area in hundredths of a square metre, as staff write it: `98.76`, `98.76㎡`, full width; undefined for anything else. */
export function readCellArea(cell: string): number | undefined {
  const text = cell.normalize('NFKC').replace(/[\s,]/g, '');
  const found = /^(\d{1,7})(?:\.(\d+))?(?:m2|平方米|平米|平方)?$/i.exec(text);
  if (!found) return undefined;
  const decimals = (found[2] ?? '').replace(/0+$/, '');
  const area = Number(`${found[1]}${decimals.padEnd(2, '0')}`);
  return decimals.length > 2 || area === 0 ? undefined : area;
}
