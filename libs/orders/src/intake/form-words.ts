import { foldCell as fold } from './folded-cells.ts';

/** What a column of a form holds, the sizes apart. */
export type ColumnRole =
  | 'position'
  | 'category'
  | 'style'
  | 'name'
  | 'window'
  | 'colourCode'
  | 'colour'
  | 'quantity'
  | 'price'
  | 'amount'
  | 'remark'
  | 'ignored';

/** Roles that a person may give to a heading that the house does not know. */
export const columnRoles: readonly ColumnRole[] = [
  'position',
  'category',
  'style',
  'name',
  'window',
  'colourCode',
  'colour',
  'quantity',
  'price',
  'amount',
  'remark',
  'ignored',
];

const words: readonly (readonly [ColumnRole, readonly string[]])[] = [
  ['position', ['序號', '序', '編號', 'No.']],
  ['category', ['類別', '品類', '種類']],
  ['style', ['款號', '款式編號', '產品款號', '貨號']],
  ['name', ['品名', '款名', '產品名稱', '名稱']],
  ['window', ['交貨期', '交期', '發貨期', '交貨時間']],
  ['colourCode', ['色號', '顏色編號', '色碼']],
  ['colour', ['顏色', '色', '花色']],
  ['quantity', ['數量', '件數', '數量合計', '數量小計']],
  ['price', ['合同價', '單價', '供貨價', '訂貨價']],
  ['amount', ['金額', '合同金額', '訂貨金額', '總金額']],
  ['remark', ['備註', '備注', '說明']],
];

/** Folded heading → role, as the house knows them. */
export const knownHeadings: ReadonlyMap<string, ColumnRole> = new Map(
  words.flatMap(([role, headings]) => headings.map((heading) => [fold(heading), role] as const)),
);

const subtotals = ['小計', '分類小計', '類別小計', '本類小計'].map(fold);
const totals = ['合計', '總計', '共計', '總合計'].map(fold);

/** Whether a label opens a subtotal, the total, or neither. */
export function totalKind(label: string): 'subtotal' | 'total' | undefined {
  const folded = fold(label);
  if (subtotals.some((word) => folded.startsWith(word) || folded.endsWith(word))) return 'subtotal';
  if (totals.includes(folded)) return 'total';
  return undefined;
}

const headWords = {
  customer: ['客戶名稱', '客戶', '加盟商', '客戶名'].map(fold),
  customerNumber: ['客戶編號', '客戶號'].map(fold),
  phone: ['電話', '聯繫電話', '聯絡電話', '手機', '手機號', '手機號碼'].map(fold),
  certificate: ['證件號', '證件號碼', '營業執照號', '營業執照', '統一社會信用代碼', '身份證號'].map(fold),
  orderedOn: ['訂貨日期', '日期', '訂單日期'].map(fold),
  season: ['訂貨季', '季', '季節'].map(fold),
} as const;

/** Which line of the form's head a label opens. */
export function headLabel(label: string): keyof typeof headWords | undefined {
  const folded = fold(label);
  if (folded === '') return undefined;
  return (Object.keys(headWords) as (keyof typeof headWords)[]).find((key) => headWords[key].includes(folded));
}

/** A size as the master writes it: 均碼 is F, widths are levelled. */
export function sizeOf(heading: string): string {
  const text = heading.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (fold(text) === fold('均碼') || text === 'FREE') return 'F';
  return text === 'XXXL' ? '3XL' : text === '2XL' ? 'XXL' : text;
}

/** Whether a heading can be nothing but a size, even one that no size run has: S, 3XL, 75B, 160. Nobody is asked what it holds. */
export function looksLikeSize(heading: string): boolean {
  return /^(F|M|\d?X{0,3}[SL]|\d{2,3}[A-I]{0,2})$/.test(sizeOf(heading));
}

/** Whether a heading stands above sizes: 尺碼(文胸), 成衣尺碼. */
export function isSizeBlock(heading: string): boolean {
  return fold(heading).includes(fold('尺碼'));
}
