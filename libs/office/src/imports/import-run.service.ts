import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Outbox } from '@kefu/platform/outbox';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ConfirmImportInput, MapImportInput, StartImportInput } from './import.input.ts';
import { type ImportKind, ImportKinds } from './import-kind.ts';
import { ImportRun, type ImportState } from './import-run.entity.ts';
import { clearStaging } from './import-staging.ts';
import { mappingProblems } from './mapping-problems.ts';

/** A run, or why the step was not taken. */
export type RunStep = ImportRun | NotFound | ChangedMeanwhile | WrongState | InvalidInput;

/** The steps of an import that a person takes (X5). The long ones in between are {@link ImportRunner}'s. */
@Injectable()
export class ImportRunService {
  readonly #database: Database;
  readonly #kinds: ImportKinds;
  readonly #files: FileStore;
  readonly #outbox: Outbox;
  readonly #audit: AuditTrail;

  constructor(database: Database, kinds: ImportKinds, files: FileStore, outbox: Outbox, audit: AuditTrail) {
    this.#database = database;
    this.#kinds = kinds;
    this.#files = files;
    this.#outbox = outbox;
    this.#audit = audit;
  }

  /** Whether the current actor may import this kind; what one may not see does not exist. */
  reachable(key: string): ImportKind | undefined {
    const kind = this.#kinds.find(key);
    return kind && currentActor().grants.get(kind.permission) ? kind : undefined;
  }

  /**
   * Begins with an uploaded file.
   * @returns the earlier run when the very same file came before and `again` was not said
   */
  async start(input: StartImportInput): Promise<ImportRun | { before: ImportRun } | NotFound> {
    const kind = this.reachable(input.kind);
    const file = await this.#files.find(input.fileId);
    const actor = currentActor();
    if (!kind) return NotFound.of('import kind');
    if (!file || file.uploadedBy !== actor.id) return NotFound.of('file');
    return this.#database.transaction(async (tx) => {
      // Two uploads of one file at once: the second sees the first.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [file.sha256.toString('hex')]);
      if (!input.again) {
        const before = await tx.findOne(ImportRun, {
          where: (['reading', 'mapping', 'ready', 'committing', 'committed'] as const).map((state) => ({
            kind: kind.key,
            fileSha256: file.sha256,
            state,
          })),
          order: { id: 'DESC' },
        });
        if (before) return { before };
      }
      const { identifiers } = await tx.insert(ImportRun, {
        kind: kind.key,
        fileId: file.id,
        fileName: file.name,
        fileSize: file.size,
        fileSha256: file.sha256,
        startedBy: actor.id,
        startedByName: actor.name,
      });
      const run = await tx.findOneByOrFail(ImportRun, { id: String(identifiers[0]?.id) });
      await this.#record(tx, 'import.started', run, { kind: kind.key });
      await this.#ask(tx, run, 'read');
      return run;
    });
  }

  /** Says what the columns are and how they are written; the file is read again. What was said is remembered. */
  async map(input: MapImportInput): Promise<RunStep> {
    return this.#step(input.runId, input.version, ['mapping', 'ready', 'failed'], async (tx, run, kind) => {
      const anew =
        (input.encoding && input.encoding !== run.encoding) || (input.delimiter && input.delimiter !== run.delimiter);
      const mapping = input.headings.map(({ column }) => column ?? '');
      const problems = anew ? [] : mappingProblems(kind, run, input, mapping);
      if (problems.length > 0) return InvalidInput.of(problems);
      const options = {
        ...run.options,
        ...Object.fromEntries((input.settings ?? []).map(({ key, value }) => [key, value])),
      };
      await clearStaging(tx, kind, run.id);
      const moved = await this.#move(tx, run, {
        state: 'reading',
        options,
        failure: null,
        failureLine: null,
        bytesRead: 0,
        rowCount: 0,
        faultyCount: 0,
        ...(anew
          ? {
              headings: [],
              mapping: [],
              encoding: input.encoding ?? run.encoding,
              delimiter: input.delimiter ?? run.delimiter,
            }
          : { mapping }),
      });
      if (!anew) await remember(tx, moved, kind);
      await this.#ask(tx, moved, 'read');
      return moved;
    });
  }

  /**
   * Says that the rows may be taken over; sensitive changes of stored records by another person than who began (T4).
   * @returns the count of faulty rows when all were asked for and some have faults
   */
  async confirm(input: ConfirmImportInput): Promise<RunStep | { faultyCount: number }> {
    return this.#step<{ faultyCount: number }>(input.runId, input.version, ['ready'], async (tx, run, kind) => {
      if (input.mode === 'ALL_OR_NOTHING' && run.faultyCount > 0) return { faultyCount: run.faultyCount };
      const counts = await kind.changes?.counts(tx, run.id);
      if (counts && counts.sensitive > 0 && run.startedBy === currentActor().id) {
        const message = 'Changes of sensitive fields are confirmed by somebody else than who began the import';
        return InvalidInput.of([{ path: 'runId', code: 'SECOND_PERSON', message }]);
      }
      const moved = await this.#move(tx, run, { state: 'committing', mode: input.mode, failure: null });
      await this.#record(tx, 'import.confirmed', moved, {
        mode: input.mode,
        rows: run.rowCount,
        faulty: run.faultyCount,
        ...(counts && { changed: counts.changed }),
      });
      await this.#ask(tx, moved, 'commit');
      return moved;
    });
  }

  /** Gives a run up; nothing of it stays but the raw file and the record of it. */
  async cancel(runId: string, version: number): Promise<RunStep> {
    return this.#step(runId, version, ['reading', 'mapping', 'ready', 'failed'], async (tx, run, kind) => {
      if (run.state !== 'reading') await clearStaging(tx, kind, run.id);
      const moved = await this.#move(tx, run, { state: 'cancelled' });
      await this.#record(tx, 'import.cancelled', moved, {});
      return moved;
    });
  }

  async #step<More = never>(
    runId: string,
    version: number,
    states: readonly ImportState[],
    work: (tx: EntityManager, run: ImportRun, kind: ImportKind) => Promise<RunStep | More>,
  ): Promise<RunStep | More> {
    return this.#database.transaction(async (tx) => {
      const run = await tx.findOne(ImportRun, { where: { id: runId }, lock: { mode: 'pessimistic_write' } });
      const kind = run && this.reachable(run.kind);
      if (!run || !kind) return NotFound.of('import run');
      // Reading tells its progress by versions of its own: whoever cancels it need not keep up with them.
      if (run.version !== version && run.state !== 'reading') return ChangedMeanwhile.of(run.version);
      if (!states.includes(run.state)) return WrongState.of(run.state, `The run is ${run.state}`);
      return work(tx, run, kind);
    });
  }

  async #move(tx: EntityManager, run: ImportRun, change: Partial<ImportRun>): Promise<ImportRun> {
    await tx.update(ImportRun, { id: run.id }, { ...change, version: run.version + 1 });
    return tx.findOneByOrFail(ImportRun, { id: run.id });
  }

  async #ask(tx: EntityManager, run: ImportRun, job: 'read' | 'commit'): Promise<void> {
    await this.#outbox.add(tx, { queue: 'imports', job, data: { runId: run.id } });
  }

  #record(tx: EntityManager, action: string, run: ImportRun, after: Record<string, unknown>): Promise<void> {
    return this.#audit.record(tx, { action, subject: { type: 'importRun', id: run.id }, after });
  }
}

async function remember(tx: EntityManager, run: ImportRun, kind: ImportKind): Promise<void> {
  const headings = Object.fromEntries(run.headings.map((heading, i) => [fold(heading), run.mapping[i] ?? '']));
  const once = new Set(kind.options.filter(({ remembered }) => remembered === false).map(({ key }) => key));
  const options = Object.fromEntries(Object.entries(run.options).filter(([key]) => !once.has(key)));
  await tx.query(
    `INSERT INTO import_memory (kind, headings, options) VALUES ($1, $2, $3)
     ON CONFLICT (kind) DO UPDATE SET headings = import_memory.headings || excluded.headings,
       options = import_memory.options || excluded.options`,
    [run.kind, JSON.stringify(headings), JSON.stringify(options)],
  );
}
