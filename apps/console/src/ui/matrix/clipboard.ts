import type { Lines, Place } from './layout.ts';
import { readQuantity } from './read-quantity.ts';

/** A block as spreadsheets copy it: tabs between cells, quotes around a cell that holds a break. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const body = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  for (let at = 0; at < body.length; at++) {
    const sign = body[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (body[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t' || sign === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)?.push(cell);
  return rows;
}

/** The same the other way: quantities for a spreadsheet, gaps and nothing as blanks. */
export function writeBlock(rows: readonly (readonly (number | undefined)[])[]): string {
  return rows.map((cells) => cells.map((quantity) => quantity || '').join('\t')).join('\n');
}

/** What of a pasted block goes into which cell. */
export interface Placed {
  readonly entries: readonly { readonly cell: string; readonly typed: string }[];
  /** What says something but falls into a gap or beside the matrix. */
  readonly misfits: readonly string[];
}

/** Lays a block over the matrix, its first cell on a place. */
export function placeBlock(block: readonly (readonly string[])[], at: Place, lines: Lines): Placed {
  const entries: { cell: string; typed: string }[] = [];
  const misfits: string[] = [];
  for (const [down, values] of block.entries()) {
    for (const [across, typed] of values.entries()) {
      const cell = lines.at({ line: at.line + down, column: at.column + across });
      if (cell !== undefined) entries.push({ cell, typed });
      else if (!isNothing(typed)) misfits.push(typed.trim());
    }
  }
  return { entries, misfits };
}

function isNothing(typed: string): boolean {
  const read = readQuantity(typed);
  return 'quantity' in read && read.quantity === 0;
}
