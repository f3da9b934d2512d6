import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ImportKinds, type ImportMode, ImportRun, ImportRunner } from '@kefu/office/imports';
import { AuditTrail } from '@kefu/platform/audit';
import type { Settings } from '@kefu/platform/config';
import { FieldCipher, KeyRing } from '@kefu/platform/crypto';
import type { Database } from '@kefu/platform/database';
import { OrgUnit } from '@kefu/platform/identity';
import { Outbox } from '@kefu/platform/outbox';
import { fold } from '@kefu/platform/search';
import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import { Topics } from '@kefu/platform/topics';
import type pg from 'pg';
import { AccountEvents } from '../account-event/index.ts';
import { accountsSchema } from '../accounts.schema.ts';
import { TraderWriter } from '../trader/trader-writer.ts';
import { TraderImport } from './trader-import.ts';

type Open = () => Promise<Readable>;

/** The engine with the register's import on a database, as the worker has it. */
export async function makeRunner(
  database: Database,
  settings: Settings,
): Promise<{ runner: ImportRunner; cipher: FieldCipher }> {
  const cipher = new FieldCipher(await new KeyRing(database, settings.fieldKeys).load());
  const kinds = new ImportKinds();
  const writer = new TraderWriter(new AuditTrail(), cipher, new Topics(settings), new AccountEvents(), new Outbox());
  kinds.add(new TraderImport(kinds, cipher, writer));
  return { cipher, runner: new ImportRunner(database, cipher, kinds, new AuditTrail(), new Outbox()) };
}

/** The engine and the register's import on a database of a test's own, driven as the jobs drive them. */
export class ImportTrial {
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly runner: ImportRunner;
  readonly #house: TestDatabase;

  private constructor(house: TestDatabase, runner: ImportRunner, cipher: FieldCipher) {
    this.#house = house;
    this.database = house.database;
    this.cipher = cipher;
    this.runner = runner;
  }

  static async start(branches: readonly string[]): Promise<ImportTrial> {
    const house = await testDatabase(accountsSchema);
    const { runner, cipher } = await makeRunner(house.database, house.settings);
    const units = house.database.dataSource.getRepository(OrgUnit);
    await units.save(
      branches.map((name) => units.create({ kind: 'branch', name, nameKey: fold(name), parentId: null })),
    );
    return new ImportTrial(house, runner, cipher);
  }

  /** Settings of a process that works on the same database. */
  get environment(): Readonly<Record<string, string>> {
    return this.#house.environment;
  }

  /** Begins a run and reads its file. */
  async begin(name: string, open: Open, options: Record<string, string> = {}): Promise<string> {
    const id = await this.create(name, options);
    await this.readFrom(id, open);
    return id;
  }

  /** Begins a run. */
  async create(name: string, options: Record<string, string> = {}): Promise<string> {
    const runs = this.database.dataSource.getRepository(ImportRun);
    const run = await runs.save(
      runs.create({
        kind: 'traders',
        fileId: '00000000-0000-7000-8000-000000000000',
        fileName: name,
        fileSize: 1,
        fileSha256: createHash('sha256').update(name).digest(),
        options,
        startedBy: 'trial',
        startedByName: 'trial',
      }),
    );
    return run.id;
  }

  /** Reads the file of a run. */
  readFrom(runId: string, open: Open): Promise<void> {
    return this.runner.read(runId, open);
  }

  run(runId: string): Promise<ImportRun> {
    return this.database.dataSource.getRepository(ImportRun).findOneByOrFail({ id: runId });
  }

  /** Says that the rows may be taken over, and takes them over. */
  async confirm(runId: string, mode: ImportMode): Promise<void> {
    await this.say(runId, mode);
    await this.runner.commit(runId);
  }

  /** Says that the rows may be taken over. */
  async say(runId: string, mode: ImportMode): Promise<void> {
    await this.database.dataSource.getRepository(ImportRun).update({ id: runId }, { state: 'committing', mode });
  }

  /** Whether some connection is at a COPY just now. */
  async isCopying(): Promise<boolean> {
    const [row] = await this.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_progress_copy WHERE datname = current_database()`,
    );
    return row !== undefined && row.count > 0;
  }

  /** Whether another connection is changing a table in a transaction that has not ended. */
  async isChanging(table: 'trader_staging' | 'trader'): Promise<boolean> {
    const [row] = await this.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'relation' AND mode = 'RowExclusiveLock'
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND relation = '${table}'::regclass AND pid <> pg_backend_pid()`,
    );
    return row !== undefined && row.count > 0;
  }

  async rows<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.database.pool.query<Row>(text, values)).rows;
  }

  async count(table: string): Promise<number> {
    const [row] = await this.rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    return row?.count ?? 0;
  }

  close(): Promise<void> {
    return this.#house.close();
  }
}
