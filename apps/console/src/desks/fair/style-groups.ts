import type { FairStylesQuery } from '../../gql/fair/graphql.ts';
import type { MatrixGroup } from '../../ui/matrix/layout.ts';

/** A style as the fair shows it. */
export type FairStyle = FairStylesQuery['fairStyles'][number];

/** `ＷＧ`, `wg` and ` w g ` are one. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
}

/** Whether a style is what somebody looks for: part of its number or name, pinyin or initials. */
export function isMeant({ number, name, searchKey }: FairStyle, text: string): boolean {
  const wanted = plain(text);
  return [number, name, searchKey].some((one) => plain(one).includes(wanted));
}

/** The SKUs of a style. */
export function skusOf({ colours }: FairStyle): string[] {
  return colours.flatMap(({ skuIds }) => skuIds);
}

/** A style's colours and sizes as a matrix has them. */
export function groupOf(style: FairStyle, words: { readonly colour: string; readonly freeSize: string }): MatrixGroup {
  return {
    key: style.id,
    label: `${style.number} ${style.name}`,
    rowsAre: words.colour,
    columns: style.sizes.map((size) => ({ key: size, label: size === 'F' ? words.freeSize : size })),
    rows: style.colours.map(({ code, name, skuIds }) => ({ key: code, label: `${code} ${name}`, cells: skuIds })),
  };
}

/** What people call an SKU of these groups: style, colour, size. */
export function nameOfCell(groups: readonly MatrixGroup[], cell: string): string {
  for (const { label, rows, columns } of groups) {
    const row = rows.find(({ cells }) => cells.includes(cell));
    if (row) return `${label} ${row.label} ${columns[row.cells.indexOf(cell)]?.label ?? ''}`;
  }
  return cell;
}
