import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loadSettings, type Settings } from '../config/index.ts';
import { Database, makeDataSource, migrate, type Schema } from '../database/index.ts';

/** A database of a test file's own. */
export interface TestDatabase {
  readonly settings: Settings;
  /** The same settings, for a process of its own. */
  readonly environment: Readonly<Record<string, string>>;
  readonly database: Database;
  /** Drops the database. */
  close(): Promise<void>;
}

/**
 * Clones a database from a template that the migrations made once in this run.
 * @param schemas the libraries under test; what they stand on comes along.
 */
export async function testDatabase(...schemas: Schema[]): Promise<TestDatabase> {
  const { settings, environment, drop } = await testSettings(schemas);
  const dataSource = await makeDataSource(settings, schemas, 'app').initialize();
  const database = new Database(dataSource);
  return {
    settings,
    environment,
    database,
    close: async () => {
      await dataSource.destroy();
      await drop();
    },
  };
}

/** Settings for a process under test on a fresh clone; `drop` removes it once everything has disconnected. */
export async function testSettings(
  schemas: readonly Schema[],
): Promise<{ settings: Settings; environment: Record<string, string>; drop: () => Promise<void> }> {
  const adminUrl = process.env.KEFU_TEST_POSTGRES;
  if (!adminUrl) throw new Error('No PostgreSQL: run through Vitest, whose global setup starts one');
  const template = await ensureTemplate(adminUrl, schemas);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`));
  const environment = {
    KEFU_ENVIRONMENT: 'test',
    DATABASE_URL: databaseUrl(adminUrl, name),
    DATABASE_POOL: '5',
    FIELD_KEYS: `1:${randomBytes(32).toString('base64')}`,
    DATA_FOLDER: join(tmpdir(), `kefu-${name}`),
    LOG_LEVEL: 'silent',
  };
  return {
    environment,
    settings: loadSettings(environment),
    drop: () =>
      asAdmin(adminUrl, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)).then(() => undefined),
  };
}

async function ensureTemplate(adminUrl: string, schemas: readonly Schema[]): Promise<string> {
  const names = schemas.map((schema) => schema.name).toSorted();
  const template = `template_${createHash('sha1').update(names.join()).digest('hex').slice(0, 12)}`;
  await asAdmin(adminUrl, async (admin) => {
    // Test files run side by side: one makes the template, the others wait for it.
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [template]);
    if (rowCount) return;
    await admin.query(`DROP DATABASE IF EXISTS ${template}`);
    await migrate({ databaseUrl: databaseUrl(adminUrl, template), databasePool: 2 }, schemas);
    await admin.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
  });
  return template;
}

async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
