import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { defineSealedColumns, type FieldCipher } from '@kefu/platform/crypto';
import type { Database } from '@kefu/platform/database';
import { fold } from '@kefu/platform/search';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import { FileReading, type TableForm } from './file-reading.ts';
import type { ImportKind } from './import-kind.ts';
import type { ImportRun } from './import-run.entity.ts';
import { type FaultyRow, faultyRowSeal, type RowBatch, type ThreadTask } from './row-thread.messages.ts';

defineSealedColumns({
  table: 'import_faulty_row',
  key: ['run_id', 'line'],
  column: 'cells_sealed',
  kind: faultyRowSeal,
});

/** Gives the bytes of a run's file from the beginning, as often as asked. */
export type OpenFile = () => Promise<Readable>;

/** Somebody cancelled the run, or changed its mapping, while it was being read. */
export class RunMovedOn extends Error {
  constructor() {
    super('The run is no longer being read');
    this.name = 'RunMovedOn';
  }
}

type Form = Pick<ImportRun, 'encoding' | 'delimiter' | 'fileName' | 'id'>;

/** How often progress is told, in milliseconds. */
const progressEvery = 500;

/** Reads a file into the staging table of its kind; all of it or nothing. */
export class ImportStaging {
  readonly #database: Database;
  readonly #cipher: FieldCipher;

  constructor(database: Database, cipher: FieldCipher) {
    this.#database = database;
    this.#cipher = cipher;
  }

  /** How the file is written and its headings. @throws FileUnreadable */
  async form(kind: ImportKind, run: Form, open: OpenFile): Promise<TableForm> {
    return new FileReading(await open(), { ...this.#task(kind, run), mode: 'headings', runId: run.id }).form();
  }

  /**
   * Reads and checks every row in one transaction, which `finish` closes. Killed in the middle, it leaves nothing.
   * @throws FileUnreadable, RunMovedOn
   */
  async stage(
    kind: ImportKind,
    run: ImportRun,
    open: OpenFile,
    finish: (tx: EntityManager, rowCount: number) => Promise<void>,
  ): Promise<void> {
    await this.#database.transaction(async (tx) => {
      // Two workers with one job, after a stall: the second waits, then finds the run ready.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [run.id]);
      await clearStaging(tx, kind, run.id);
      const context = await kind.readerContext(tx);
      const reading = new FileReading(await open(), {
        ...this.#task(kind, run),
        mode: 'rows',
        runId: run.id,
        readerModule: kind.readerModule,
        context,
        options: run.options,
        mapping: run.mapping,
      });
      const client = (await tx.queryRunner?.connect()) as pg.PoolClient;
      const statement = `COPY ${kind.staging.table} (run_id, line, faulty, ${kind.staging.columns.join(', ')}) FROM STDIN`;
      let rows = 0;
      let told = Date.now();
      for await (const batch of reading.batches()) {
        await pipeline(Readable.from([batch.copy]), client.query(copyFrom(statement)));
        await storeFaults(tx, run.id, batch);
        rows += batch.rows;
        if (Date.now() - told < progressEvery) continue;
        told = Date.now();
        await this.#tellProgress(run, reading.bytesRead, rows);
      }
      // Statistics of the last import would lead the planner astray.
      await tx.query(`ANALYZE ${kind.staging.table}`);
      await kind.crossCheck(tx, run);
      await this.#keepFaultyRows(tx, kind, run, open);
      await finish(tx, rows);
    });
  }

  /** On another connection, so that people see it before the transaction ends. */
  async #tellProgress(run: ImportRun, bytesRead: number, rows: number): Promise<void> {
    const { rowCount } = await this.#database.pool.query(
      `UPDATE import_run SET bytes_read = $3, row_count = $4 WHERE id = $1 AND state = 'reading' AND version = $2`,
      [run.id, run.version, bytesRead, rows],
    );
    if (rowCount === 0) throw new RunMovedOn();
  }

  /** Rows that only the cross check found fault with are read once more for their cells. */
  async #keepFaultyRows(tx: EntityManager, kind: ImportKind, run: ImportRun, open: OpenFile): Promise<void> {
    const missing = await tx.query<{ line: number }[]>(
      `SELECT DISTINCT line FROM import_fault f WHERE run_id = $1
       AND NOT EXISTS (SELECT FROM import_faulty_row r WHERE r.run_id = f.run_id AND r.line = f.line)`,
      [run.id],
    );
    if (missing.length === 0) return;
    const reading = new FileReading(await open(), {
      ...this.#task(kind, run),
      mode: 'lines',
      runId: run.id,
      lines: missing.map(({ line }) => line),
    });
    await storeFaultyRows(tx, run.id, await reading.lines());
  }

  #task(kind: ImportKind, run: Form): Omit<ThreadTask, 'mode' | 'runId'> {
    return {
      format: /\.xlsx$/i.test(run.fileName) ? 'workbook' : 'delimited',
      encoding: run.encoding,
      delimiter: run.delimiter,
      knownHeadings: kind.columns.flatMap((column) => column.headings.map(fold)),
      sheets: (kind.sheets ?? []).map(fold),
      keys: this.#cipher.material,
    };
  }
}

/** Forgets what was staged of a run, and its faults. */
export async function clearStaging(tx: EntityManager, kind: ImportKind, runId: string): Promise<void> {
  await tx.query(`DELETE FROM ${kind.staging.table} WHERE run_id = $1`, [runId]);
  await tx.query('DELETE FROM import_fault WHERE run_id = $1', [runId]);
  await tx.query('DELETE FROM import_faulty_row WHERE run_id = $1', [runId]);
}

async function storeFaults(tx: EntityManager, runId: string, { faults, faultyRows }: RowBatch): Promise<void> {
  if (faults.length === 0) return;
  await tx.query(
    `INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
     SELECT $1, line, column_key, code, shown, params::jsonb
     FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[]) AS f (line, column_key, code, shown, params)
     ON CONFLICT DO NOTHING`,
    [
      runId,
      faults.map((fault) => fault.line),
      faults.map((fault) => fault.column),
      faults.map((fault) => fault.code),
      faults.map((fault) => fault.shown.slice(0, 200)),
      faults.map((fault) => JSON.stringify(fault.params ?? {})),
    ],
  );
  await storeFaultyRows(tx, runId, faultyRows);
}

async function storeFaultyRows(tx: EntityManager, runId: string, rows: readonly FaultyRow[]): Promise<void> {
  await tx.query(
    `INSERT INTO import_faulty_row (run_id, line, cells_sealed)
     SELECT $1, * FROM unnest($2::int[], $3::text[]) ON CONFLICT DO NOTHING`,
    [runId, rows.map((row) => row.line), rows.map((row) => row.cellsSealed)],
  );
}
