import { foldCell as fold } from './folded-cells.ts';
import type { FormCell, FormRow } from './form-sheet.ts';
import { type ColumnRole, isSizeBlock, knownHeadings, looksLikeSize, sizeOf } from './form-words.ts';

/** What one column of a block of lines holds. */
export type FormColumn =
  | { readonly kind: 'role'; readonly role: ColumnRole }
  | { readonly kind: 'size'; readonly size: string; readonly heading: FormCell }
  | { readonly kind: 'unknown'; readonly heading: FormCell };

/** The columns below a header, until the next one. */
export interface FormBlock {
  /** Undefined where no heading stands. */
  readonly columns: readonly (FormColumn | undefined)[];
  /** The first column of each role. */
  readonly places: ReadonlyMap<ColumnRole, number>;
}

/** How a form is laid out: whose headings are known, and how a person once read those that are not. */
export interface LayoutKnowledge {
  /** Every size of every size run. */
  readonly sizes: ReadonlySet<string>;
  /** Folded heading → role, as people said. */
  readonly headings: ReadonlyMap<string, ColumnRole>;
}

/** Whether a row is a header: it says where the style number stands. */
export function isHeader({ cells }: FormRow, { headings }: LayoutKnowledge): boolean {
  const roles = cells.map(({ text }) => roleOf(text, headings));
  return roles.includes('style') && (roles.includes('colourCode') || roles.includes('colour'));
}

/** The columns that one or two header rows say. */
export function blockOf(header: readonly FormRow[], knowledge: LayoutKnowledge): FormBlock {
  const width = Math.max(...header.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at): FormColumn | undefined => {
    const stack = header.flatMap((row) => row.cells[at] ?? []).filter(({ text }) => text.trim() !== '');
    const bottom = stack.at(-1);
    if (!bottom) return undefined;
    const role = stack.map(({ text }) => roleOf(text, knowledge.headings)).findLast((each) => each !== undefined);
    if (role) return { kind: 'role', role };
    const size = sizeOf(bottom.text);
    if (knowledge.sizes.has(size) || looksLikeSize(bottom.text)) return { kind: 'size', size, heading: bottom };
    // Above sizes that the column does not use: 尺碼(內褲) over a blank.
    if (isSizeBlock(bottom.text)) return undefined;
    return { kind: 'unknown', heading: bottom };
  });
  const places = new Map<ColumnRole, number>();
  for (const [at, column] of columns.entries())
    if (column?.kind === 'role' && !places.has(column.role)) places.set(column.role, at);
  return { columns, places };
}

/** Roles that lines cannot be read without. */
export function missingRoles({ places }: FormBlock): ColumnRole[] {
  return (['style', 'window', 'colourCode'] as const).filter((role) => !places.has(role));
}

/** Roles that stand over more than one column: which is meant, only a person knows. */
export function doubledRoles({ columns }: FormBlock): ColumnRole[] {
  const roles = columns.flatMap((column) => (column?.kind === 'role' && column.role !== 'ignored' ? column.role : []));
  return roles.filter((role, at) => roles.indexOf(role) !== at);
}

function roleOf(heading: string, said: ReadonlyMap<string, ColumnRole>): ColumnRole | undefined {
  const folded = fold(heading);
  return folded === '' ? undefined : (said.get(folded) ?? knownHeadings.get(folded));
}
