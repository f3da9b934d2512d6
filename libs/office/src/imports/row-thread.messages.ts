import type { FieldCipher, KeyMaterial } from '@kefu/platform/field-cipher';
import type { CellFault } from './import-kind.ts';

/** What the reading thread is asked to do. */
export type ThreadTask = {
  readonly format: 'delimited' | 'workbook';
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Folded; they tell encodings apart. */
  readonly knownHeadings: readonly string[];
  /** Folded names of the sheet that is meant, where the workbook has it. */
  readonly sheets: readonly string[];
  readonly keys: KeyMaterial | null;
} & (
  | { readonly mode: 'headings'; readonly runId: string }
  | { readonly mode: 'lines'; readonly runId: string; readonly lines: readonly number[] }
  | {
      readonly mode: 'rows';
      readonly runId: string;
      readonly readerModule: string;
      readonly context: object;
      readonly options: Readonly<Record<string, string>>;
      readonly mapping: readonly string[];
    }
);

/** A row with a fault, its cells sealed. */
export interface FaultyRow {
  readonly line: number;
  readonly cellsSealed: string;
}

/** Rows that were read: COPY text for the staging table, and what is wrong. */
export interface RowBatch {
  readonly rows: number;
  readonly copy: Uint8Array<ArrayBuffer>;
  readonly faults: readonly (CellFault & { readonly line: number })[];
  readonly faultyRows: readonly FaultyRow[];
}

/** What the reading thread is handed: the next chunk of the file, nothing more of it, or the memory of a batch that was stored. */
export type ThreadParcel = Uint8Array | null | ArrayBuffer;

/** What the reading thread says. */
export type ThreadAnswer =
  | { readonly type: 'taken'; readonly bytes: number }
  | { readonly type: 'form'; readonly encoding: string; readonly delimiter: string }
  | { readonly type: 'headings'; readonly headings: readonly string[] }
  | { readonly type: 'lines'; readonly faultyRows: readonly FaultyRow[] }
  | ({ readonly type: 'batch' } & RowBatch)
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly code: FileFault; readonly line: number | null }
  | { readonly type: 'crashed'; readonly error: string };

/** Why a file cannot be read at all. */
export type FileFault = 'UNCLOSED_QUOTE' | 'SEVERAL_SHEETS' | 'BAD_ENCODING' | 'BAD_WORKBOOK' | 'NO_ROWS';

/** The kind under which the cells of a faulty row are sealed. */
export const faultyRowSeal = 'importRow';

/** The cells of a row, sealed for storage. */
export function sealedCells(cipher: FieldCipher, cells: readonly string[]): string {
  return cipher.seal(faultyRowSeal, JSON.stringify(cells));
}

/** The cells of a stored faulty row, in the order of the file's headings. */
export function openCells(cipher: FieldCipher, sealed: string): string[] {
  return JSON.parse(cipher.open(faultyRowSeal, sealed)) as string[];
}
