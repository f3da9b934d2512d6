import type { Text } from '@kefu/platform/language';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ImportRun } from './import-run.entity.ts';

/** A column that a kind of import reads. */
export interface ImportColumn {
  readonly key: string;
  readonly title: Text;
  /** Headings under which it is known, in either script; compared folded. */
  readonly headings: readonly string[];
  readonly required: boolean;
  /** Its cells are shown masked. */
  readonly personal: boolean;
}

/** A habit of the writer that the cells do not tell, such as the order of `09.12.18`. */
export interface ImportOption {
  readonly key: string;
  readonly title: Text;
  readonly choices: readonly { readonly value: string; readonly title: Text }[];
  /** Value before anybody chose; asking is safe. */
  readonly initial: string;
  /** False for what is decided for one file and never for the next. */
  readonly remembered?: false;
}

/** What a code says to the person who must mend the cell; `{…}` are filled from the fault. */
export interface FaultText {
  /** The fault in a few words, without `{…}`. */
  readonly title: Text;
  readonly expectation: Text;
  readonly mend: Text;
}

/**
 * What a desk must say to have its lists imported (X5). The engine reads, checks, stages, shows and confirms; the kind
 * knows what a row means. Register it with {@link ImportKinds}.
 */
export interface ImportKind {
  readonly key: string;
  readonly title: Text;
  /** Permission that the caller needs beside `import.run`. */
  readonly permission: string;
  readonly columns: readonly ImportColumn[];
  /** Names of the sheet that is meant where a workbook has several; without them several sheets with rows are refused. */
  readonly sheets?: readonly string[];
  readonly options: readonly ImportOption[];
  readonly faultTexts: Readonly<Record<string, FaultText>>;
  /** Compiled module that exports {@link RowReaderModule}; it runs in a thread. */
  readonly readerModule: string;
  /** Table and columns that accepted and faulty rows are staged in, behind `run_id` and `line`. */
  readonly staging: { readonly table: string; readonly columns: readonly string[] };
  /** What the reader needs to know; must survive structured cloning. */
  readerContext(tx: EntityManager): Promise<object>;
  /** Faults that only show when rows are compared with each other and with what is stored, as rows of import_fault. */
  crossCheck(tx: EntityManager, run: ImportRun): Promise<void>;
  /** What rows would change of records that are stored already; left out by kinds that only ever add. */
  readonly changes?: ImportChanges;
  /**
   * Takes the rows without a fault over; keeps the others where people mend them. @returns how many were taken over
   * @throws StoredMeanwhile
   */
  commit(tx: EntityManager, run: ImportRun): Promise<number>;
}

/** One cell that a row would change, as it may be shown. */
export interface ChangedCell {
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** Two people must have seen it: who began the import does not confirm it. */
  readonly sensitive: boolean;
}

/** What a row would change. */
export interface RowChange {
  readonly line: number;
  /** The record as people know it. */
  readonly label: string;
  readonly cells: readonly ChangedCell[];
}

/** How many rows without a fault meet a record that is stored already. */
export interface ChangeCounts {
  readonly changed: number;
  readonly unchanged: number;
  /** Of the changed ones, those with a sensitive cell. */
  readonly sensitive: number;
}

/** Shows a run's changes of stored records before anybody confirms them. */
export interface ImportChanges {
  /** The next rows behind a line that change something, by line. */
  page(tx: EntityManager, runId: string, after: number, first: number): Promise<readonly RowChange[]>;
  counts(tx: EntityManager, runId: string): Promise<ChangeCounts>;
}

/** A record that a row would change is not any more what people saw when they confirmed. */
export class StoredMeanwhile extends Error {
  constructor() {
    super('A record changed since the rows were checked');
    this.name = 'StoredMeanwhile';
  }
}

/** What is wrong with one cell. */
export interface CellFault {
  readonly column: string;
  readonly code: string;
  /** The cell as it may be shown. */
  readonly shown: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A personal value on its way into the staging table: sealed there, with the others of its batch. */
export interface ToSeal {
  /** Kind under which it is sealed. */
  readonly seal: string;
  readonly plain: string;
}

/** A value on its way into the staging table. */
export type StagedValue = string | number | boolean | null | Buffer | ToSeal;

/** What a reader made of a row. */
export interface ReadRow {
  readonly values: readonly StagedValue[];
  readonly faults: readonly CellFault[];
}

/** Reads rows; lives in a thread. */
export interface RowReader {
  /** @param cells text by column key; a column that the file lacks is not there */
  read(cells: Readonly<Record<string, string>>): ReadRow;
}

/** What {@link ImportKind.readerModule} exports. */
export interface RowReaderModule {
  makeRowReader: (context: object, options: Readonly<Record<string, string>>) => RowReader;
}

/** The kinds of import of this installation. */
@Injectable()
export class ImportKinds {
  readonly #kinds = new Map<string, ImportKind>();

  /** Registers a kind, once. */
  add(kind: ImportKind): void {
    if (this.#kinds.has(kind.key)) throw new Error(`Import kind ${kind.key} is registered twice`);
    this.#kinds.set(kind.key, kind);
  }

  find(key: string): ImportKind | undefined {
    return this.#kinds.get(key);
  }

  /** @throws Error when the kind is unknown: the run was made by another release. */
  get(key: string): ImportKind {
    const kind = this.#kinds.get(key);
    if (!kind) throw new Error(`No import kind ${key}`);
    return kind;
  }

  all(): ImportKind[] {
    return [...this.#kinds.values()];
  }
}

/**
 * Column key per heading: as it was mapped the last time, else by the column's own headings; empty where nothing fits.
 * No column is given twice.
 */
export function mapHeadings(
  kind: Pick<ImportKind, 'columns'>,
  headings: readonly string[],
  remembered: Readonly<Record<string, string>>,
): string[] {
  const taken = new Set<string>();
  return headings.map((heading) => {
    const folded = fold(heading);
    const known = kind.columns.find((column) => column.key === remembered[folded]);
    const column = known ?? kind.columns.find((one) => one.headings.some((alias) => fold(alias) === folded));
    if (!column || folded === '' || taken.has(column.key)) return '';
    taken.add(column.key);
    return column.key;
  });
}

/** Required columns that no heading is mapped to. */
export function missingColumns(kind: Pick<ImportKind, 'columns'>, mapping: readonly string[]): string[] {
  return kind.columns.filter((column) => column.required && !mapping.includes(column.key)).map((column) => column.key);
}
