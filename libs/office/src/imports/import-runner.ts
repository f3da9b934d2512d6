import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { Outbox } from '@kefu/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FileUnreadable } from './file-reading.ts';
import { type ImportKind, ImportKinds, mapHeadings, missingColumns, StoredMeanwhile } from './import-kind.ts';
import { ImportRun } from './import-run.entity.ts';
import { clearStaging, ImportStaging, type OpenFile, RunMovedOn } from './import-staging.ts';

/** PostgreSQL's word for a row that is there already. */
const uniqueViolation = '23505';

/**
 * The long steps of an import (X5), as jobs do them: reading a file into the staging table, and taking the staged rows
 * over. Each is one transaction and may be begun again at any time: killed in the middle it leaves nothing, done twice
 * it finds the second time that there is nothing to do.
 */
@Injectable()
export class ImportRunner {
  readonly #database: Database;
  readonly #kinds: ImportKinds;
  readonly #audit: AuditTrail;
  readonly #staging: ImportStaging;
  readonly #outbox: Outbox;

  constructor(database: Database, cipher: FieldCipher, kinds: ImportKinds, audit: AuditTrail, outbox: Outbox) {
    this.#database = database;
    this.#kinds = kinds;
    this.#audit = audit;
    this.#outbox = outbox;
    this.#staging = new ImportStaging(database, cipher);
  }

  /** Reads the file of a run that is `reading`. Does nothing for a run in another state. */
  async read(runId: string, open: OpenFile): Promise<void> {
    const runs = this.#database.dataSource.getRepository(ImportRun);
    const found = await runs.findOneByOrFail({ id: runId });
    if (found.state !== 'reading') return;
    const kind = this.#kinds.get(found.kind);
    try {
      const run = found.headings.length > 0 ? found : await this.#lookInto(kind, found, open);
      if (!run) return;
      await this.#staging.stage(kind, run, open, (tx, rows) => this.#ready(tx, run, rows));
    } catch (error) {
      if (error instanceof RunMovedOn) return;
      if (!(error instanceof FileUnreadable)) throw error;
      await runs.update(
        { id: runId, state: 'reading' },
        { state: 'failed', failure: error.code, failureLine: error.line, version: () => 'version + 1' },
      );
    }
  }

  /** Takes over the staged rows of a run that is `committing`. Does nothing for a run in another state. */
  async commit(runId: string): Promise<void> {
    try {
      await this.#database.transaction((tx) => this.#takeOver(tx, runId));
    } catch (error) {
      if (!(error instanceof StoredMeanwhile) && driverCode(error) !== uniqueViolation) throw error;
      // Somebody stored or changed one of these since they were checked: check again and ask again.
      await this.#database.transaction((tx) => this.#checkAgain(tx, runId));
      return;
    }
    await this.#database.transaction(async (tx) => {
      const { kind } = await tx.findOneByOrFail(ImportRun, { id: runId });
      await tx.query(`DELETE FROM ${this.#kinds.get(kind).staging.table} WHERE run_id = $1`, [runId]);
    });
  }

  /** Finds out how the file is written. @returns undefined when a person must say what some columns are. */
  async #lookInto(kind: ImportKind, run: ImportRun, open: OpenFile): Promise<ImportRun | undefined> {
    const form = await this.#staging.form(kind, run, open);
    return this.#database.transaction(async (tx) => {
      const [memory] = await tx.query<{ headings: Record<string, string>; options: Record<string, string> }[]>(
        'SELECT headings, options FROM import_memory WHERE kind = $1',
        [kind.key],
      );
      const mapping = mapHeadings(kind, form.headings, memory?.headings ?? {});
      const known = missingColumns(kind, mapping).length === 0;
      const initial = Object.fromEntries(kind.options.map((option) => [option.key, option.initial]));
      const { affected } = await tx.update(
        ImportRun,
        { id: run.id, state: 'reading', version: run.version },
        {
          state: known ? 'reading' : 'mapping',
          encoding: form.encoding,
          delimiter: form.delimiter,
          headings: [...form.headings],
          mapping,
          options: { ...initial, ...memory?.options, ...run.options },
          version: () => 'version + 1',
        },
      );
      if (affected === 0) throw new RunMovedOn();
      return known ? tx.findOneByOrFail(ImportRun, { id: run.id }) : undefined;
    });
  }

  async #ready(tx: EntityManager, run: ImportRun, rows: number): Promise<void> {
    const { affected } = await tx.update(
      ImportRun,
      { id: run.id, state: 'reading', version: run.version },
      {
        state: 'ready',
        rowCount: rows,
        faultyCount: await faultyLines(tx, run.id),
        bytesRead: run.fileSize,
        readyAt: () => 'now()',
        version: () => 'version + 1',
      },
    );
    if (affected === 0) throw new RunMovedOn();
  }

  async #takeOver(tx: EntityManager, runId: string): Promise<void> {
    const run = await tx.findOneOrFail(ImportRun, { where: { id: runId }, lock: { mode: 'pessimistic_write' } });
    if (run.state !== 'committing') return;
    const kind = this.#kinds.get(run.kind);
    const [staged] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM ${kind.staging.table} WHERE run_id = $1`,
      [runId],
    );
    if (staged?.count !== run.rowCount) {
      // The staging table does not outlive a crash of PostgreSQL: the file is read again, and a person asked again.
      await this.#readAgain(tx, runId, null);
      return;
    }
    const committedCount = await kind.commit(tx, run);
    await tx.update(
      ImportRun,
      { id: runId },
      { state: 'committed', committedCount, committedAt: () => 'now()', version: () => 'version + 1' },
    );
    await this.#audit.record(tx, {
      action: 'import.committed',
      subject: { type: 'importRun', id: runId },
      after: { kind: run.kind, mode: run.mode, rows: run.rowCount, committed: committedCount, by: run.startedBy },
    });
  }

  async #checkAgain(tx: EntityManager, runId: string): Promise<void> {
    const run = await tx.findOneOrFail(ImportRun, { where: { id: runId }, lock: { mode: 'pessimistic_write' } });
    if (run.state !== 'committing') return;
    // Reading anew is the one way that finds every fault with its cells.
    await clearStaging(tx, this.#kinds.get(run.kind), runId);
    await this.#readAgain(tx, runId, 'CHANGED_MEANWHILE');
  }

  async #readAgain(tx: EntityManager, runId: string, failure: string | null): Promise<void> {
    await tx.update(ImportRun, { id: runId }, { state: 'reading', mode: null, failure, version: () => 'version + 1' });
    await this.#outbox.add(tx, { queue: 'imports', job: 'read', data: { runId } });
  }
}

async function faultyLines(tx: EntityManager, runId: string): Promise<number> {
  const [counted] = await tx.query<{ count: number }[]>(
    'SELECT count(DISTINCT line)::int AS count FROM import_fault WHERE run_id = $1',
    [runId],
  );
  return counted?.count ?? 0;
}

function driverCode(error: unknown): unknown {
  return (error as { driverError?: { code?: unknown } }).driverError?.code ?? (error as { code?: unknown }).code;
}
