import pg from 'pg';
import type { Settings } from '../config/index.ts';
import { appRole, makeDataSource } from './data-source.ts';
import { flattenSchemas, type Schema } from './schema.ts';

const migrationLock = 4_737_001;

/**
 * Brings the database to the newest schema; makes the database itself and the application's role where they are missing.
 * Safe to run from several processes at once: an advisory lock lets one work and the others find nothing to do.
 * @returns the names of the migrations that ran.
 */
export async function migrate(
  settings: Pick<Settings, 'databaseUrl' | 'databasePool'>,
  schemas: readonly Schema[],
): Promise<string[]> {
  await ensureDatabase(settings.databaseUrl);
  const guard = new pg.Client({ connectionString: settings.databaseUrl });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await prepareRole(guard);
    const dataSource = makeDataSource(settings, schemas, 'owner');
    await dataSource.initialize();
    try {
      const ran = await dataSource.runMigrations();
      for (const schema of flattenSchemas(schemas)) await schema.prepare?.(guard);
      return ran.map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await guard.end();
  }
}

async function ensureDatabase(databaseUrl: string): Promise<void> {
  const probe = new pg.Client({ connectionString: databaseUrl });
  try {
    await probe.connect();
    return;
  } catch (error) {
    // 3D000: the server answers, the database does not exist.
    if ((error as { code?: string }).code !== '3D000') throw error;
  } finally {
    await probe.end().catch(() => undefined);
  }
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}`);
  } catch (error) {
    // 42P04, 23505: another process made it at the same time.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await admin.end();
  }
}

async function prepareRole(owner: pg.Client): Promise<void> {
  await owner.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${appRole}') THEN
        CREATE ROLE ${appRole} NOLOGIN;
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$;
    GRANT ${appRole} TO CURRENT_USER;
    GRANT USAGE ON SCHEMA public TO ${appRole};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${appRole};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${appRole};
  `);
}
