import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ImportKinds, type ImportMode, ImportRun, ImportRunner } from '@kefu/office/imports';
import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher, KeyRing } from '@kefu/platform/crypto';
import type { Database } from '@kefu/platform/database';
import { OrgUnit } from '@kefu/platform/identity';
import { Outbox } from '@kefu/platform/outbox';
import { fold } from '@kefu/platform/search';
import { type TestDatabase, testDatabase } from '@kefu/platform/testing';
import type pg from 'pg';
import { accountsSchema } from '../accounts.schema.ts';
import { TraderImport } from './trader-import.ts';

type Open = () => Promise<Readable>;

/** The engine and the register's import on a database of a test's own, driven as the jobs drive them. */
export class ImportTrial {
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly runner: ImportRunner;
  readonly #house: TestDatabase;
  readonly #files = new Map<string, Open>();

  private constructor(house: TestDatabase, cipher: FieldCipher) {
    this.#house = house;
    this.database = house.database;
    this.cipher = cipher;
    const kinds = new ImportKinds();
    const kind = new TraderImport(kinds, cipher);
    this.runner = new ImportRunner(house.database, cipher, kinds, new AuditTrail(), new Outbox());
    if (kinds.get('traders') !== kind) throw new Error('The kind did not register itself');
  }

  static async start(branches: readonly string[]): Promise<ImportTrial> {
    const house = await testDatabase(accountsSchema);
    const cipher = new FieldCipher(await new KeyRing(house.database, house.settings.fieldKeys).load());
    const units = house.database.dataSource.getRepository(OrgUnit);
    await units.save(
      branches.map((name) => units.create({ kind: 'branch', name, nameKey: fold(name), parentId: null })),
    );
    return new ImportTrial(house, cipher);
  }

  /** Begins a run and reads its file. */
  async begin(name: string, open: Open, options: Record<string, string> = {}): Promise<string> {
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
    this.#files.set(run.id, open);
    await this.read(run.id);
    return run.id;
  }

  async read(runId: string): Promise<void> {
    const open = this.#files.get(runId);
    if (!open) throw new Error('No such file');
    await this.runner.read(runId, open);
  }

  run(runId: string): Promise<ImportRun> {
    return this.database.dataSource.getRepository(ImportRun).findOneByOrFail({ id: runId });
  }

  /** Says that the rows may be taken over, and takes them over. */
  async confirm(runId: string, mode: ImportMode): Promise<void> {
    await this.database.dataSource.getRepository(ImportRun).update({ id: runId }, { state: 'committing', mode });
    await this.runner.commit(runId);
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
