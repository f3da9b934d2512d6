import { readCellAmount } from '@kefu/office/cells';
import { yuanText } from '@kefu/office/money';
import { foldCell as fold } from './folded-cells.ts';
import { type DeliveryWindow, readQuantity, readWindow } from './form-cells.ts';
import type { FormBlock } from './form-layout.ts';
import type { FormCell, FormRow } from './form-sheet.ts';
import { type ColumnRole, totalKind } from './form-words.ts';
import type { FormFaultCode, FormLine, FormMaster, MasterStyle } from './order-form.ts';

type Tell = (cell: FormCell, code: FormFaultCode, expected?: string) => void;

/** What a row below a header says: the lines of one style and colour. */
export interface StyleRow {
  readonly lines: readonly { readonly line: FormLine; readonly cell: FormCell }[];
  /** Pieces in its size columns, and what they cost. */
  readonly quantity: number;
  readonly fen: number;
  readonly unknownHeadings: readonly string[];
  /** What it orders cannot be known: no sum can be held to it. */
  readonly unread: boolean;
}

const empty: StyleRow = { lines: [], quantity: 0, fen: 0, unknownHeadings: [], unread: false };

/** Whether a row below the total is of signatures and notes: no style of the master, and nothing that could be pieces. */
export function isFoot({ cells }: FormRow, { columns }: FormBlock, { styles }: FormMaster): boolean {
  return cells.every((cell, at) => {
    const column = columns[at];
    if (column?.kind === 'role') return column.role !== 'style' || !styles.has(styleNumber(cell));
    const read = readQuantity(cell.text);
    return 'fault' in read || read.quantity === 0;
  });
}

/** Reads a row of sizes against the style master; a row without a style and without pieces says nothing. */
export function readStyleRow({ cells }: FormRow, block: FormBlock, master: FormMaster, tell: Tell): StyleRow {
  const at = (role: ColumnRole): FormCell | undefined => {
    const place = block.places.get(role);
    return place === undefined ? undefined : cells[place];
  };
  const styleCell = at('style');
  const number = styleNumber(styleCell);
  const style = master.styles.get(number);
  if (number !== '' && !style) {
    // What its cells hold can only be judged by the style.
    if (styleCell && !totalKind(styleCell.text)) tell(styleCell, 'UNKNOWN_STYLE');
    return { ...empty, unread: true };
  }
  const pieces = piecesOf(cells, block, tell);
  if (!style) {
    // Signatures and notes below the total; pieces without a style are somebody's order.
    const [first] = pieces.sizes;
    if (first) tell(styleCell ?? first.cell, 'MISSING_STYLE');
    return { ...empty, unknownHeadings: pieces.unknown, unread: first !== undefined };
  }
  agree(at('name'), style.name, 'NAME_DISAGREES', tell);
  agree(at('category'), style.category, 'CATEGORY_DISAGREES', tell);
  const colour = colourOf(at('colourCode'), at('colour'), style, styleCell, tell);
  const window = windowOf(at('window'), styleCell, tell);
  const priceCell = at('price');
  if (priceCell) checkFen(priceCell, style.priceFen, 'PRICE_DISAGREES', tell);
  const lines = pieces.sizes.flatMap(({ size, quantity, cell }) => {
    if (colour === undefined) return [];
    const skuId = style.skus.get(`${colour}-${size}`);
    if (!skuId) tell(cell, 'SIZE_NOT_IN_RUN', size);
    if (!skuId || !window) return [];
    const { number: styleNumber, category, priceFen } = style;
    return [{ line: { skuId, style: styleNumber, category, ...window, quantity, priceFen }, cell }];
  });
  const quantity = pieces.sizes.reduce((sum, each) => sum + each.quantity, 0);
  const fen = quantity * style.priceFen;
  checkRow(at('quantity'), at('amount'), { quantity, fen }, tell);
  return { lines, quantity, fen, unknownHeadings: pieces.unknown, unread: false };
}

function styleNumber(cell: FormCell | undefined): string {
  return (cell?.text ?? '').normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

interface Pieces {
  readonly sizes: readonly { readonly size: string; readonly quantity: number; readonly cell: FormCell }[];
  readonly unknown: readonly string[];
}

function piecesOf(cells: readonly FormCell[], { columns }: FormBlock, tell: Tell): Pieces {
  const sizes: { size: string; quantity: number; cell: FormCell }[] = [];
  const unknown: string[] = [];
  for (const [at, cell] of cells.entries()) {
    const column = columns[at];
    if (!column || column.kind === 'role') continue;
    if (cell.text.trim() === '' && !cell.fault) continue;
    if (column.kind === 'unknown') {
      if (cell.covered) continue;
      tell(cell, 'UNKNOWN_HEADING', column.heading.text.trim());
      unknown.push(column.heading.text.trim());
    } else if (cell.fault) tell(cell, cell.fault);
    else if (cell.covered) tell(cell, 'MERGED_QUANTITY');
    else {
      const read = readQuantity(cell.text);
      if ('fault' in read) tell(cell, read.fault);
      else if (read.quantity > 0) sizes.push({ size: column.size, quantity: read.quantity, cell });
    }
  }
  return { sizes, unknown };
}

function agree(cell: FormCell | undefined, expected: string, code: FormFaultCode, tell: Tell): void {
  if (cell && cell.text.trim() !== '' && fold(cell.text) !== fold(expected)) tell(cell, code, expected);
}

/** The code of the colour, where code and name are one colour of the style. */
function colourOf(
  codeCell: FormCell | undefined,
  nameCell: FormCell | undefined,
  style: MasterStyle,
  styleCell: FormCell | undefined,
  tell: Tell,
): string | undefined {
  const code = (codeCell?.text ?? '').normalize('NFKC').trim().padStart(2, '0');
  const name = style.colours.get(code);
  const cell = codeCell ?? styleCell;
  if (name === undefined) {
    if (cell) tell(cell, 'UNKNOWN_COLOUR', [...style.colours].map(([each, word]) => `${each}${word}`).join('、'));
    return undefined;
  }
  agree(nameCell, name, 'COLOUR_DISAGREES', tell);
  return code;
}

function windowOf(cell: FormCell | undefined, styleCell: FormCell | undefined, tell: Tell): DeliveryWindow | undefined {
  const window = cell && readWindow(cell.text);
  const blamed = cell ?? styleCell;
  if (!window && blamed) tell(blamed, 'BAD_WINDOW');
  return window;
}

function checkFen(cell: FormCell, expected: number, code: FormFaultCode, tell: Tell): void {
  if (cell.fault) return tell(cell, cell.fault);
  const read = readCellAmount(cell.text);
  if ('fault' in read && read.fault === 'MISSING') return;
  if ('fault' in read) tell(cell, 'BAD_NUMBER', yuanText(expected));
  else if (read.fen !== expected) tell(cell, code, yuanText(expected));
}

function checkRow(
  quantityCell: FormCell | undefined,
  amountCell: FormCell | undefined,
  { quantity, fen }: { readonly quantity: number; readonly fen: number },
  tell: Tell,
): void {
  if (quantityCell?.fault) tell(quantityCell, quantityCell.fault);
  else if (quantityCell && quantityCell.text.trim() !== '' && !quantityCell.covered) {
    const read = readQuantity(quantityCell.text);
    if ('fault' in read) tell(quantityCell, 'BAD_NUMBER', String(quantity));
    else if (read.quantity !== quantity) tell(quantityCell, 'ROW_QUANTITY_DISAGREES', String(quantity));
  }
  if (amountCell && !amountCell.covered) checkFen(amountCell, fen, 'ROW_AMOUNT_DISAGREES', tell);
}
