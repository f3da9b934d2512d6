import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Settings } from '../config/index.ts';
import { SnakeNaming } from './naming.ts';
import { flattenSchemas, type Schema } from './schema.ts';

/** Role under which the running system works: it may not change what is append-only, nor the tables themselves. */
export const appRole = 'kefu_app';

/**
 * The connection to PostgreSQL.
 * @param as `app` works under {@link appRole}; `owner` is for migrations.
 */
export function makeDataSource(
  settings: Pick<Settings, 'databaseUrl' | 'databasePool'>,
  schemas: readonly Schema[],
  as: 'app' | 'owner',
): DataSource {
  const all = flattenSchemas(schemas);
  return new DataSource({
    type: 'postgres',
    // Named here, for what is bundled cannot be looked up by its name.
    driver: pg,
    url: settings.databaseUrl,
    applicationName: `kefu-${as}`,
    poolSize: settings.databasePool,
    entities: all.flatMap((schema) => [...schema.entities]),
    migrations: as === 'owner' ? all.flatMap((schema) => [...schema.migrations]) : [],
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    extra: {
      // A process that stands still in the middle of a transaction holds its rows no longer than this: others go on.
      options:
        as === 'app'
          ? `-c role=${appRole} -c timezone=UTC -c idle_in_transaction_session_timeout=30s`
          : '-c timezone=UTC',
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 10_000,
    },
  });
}
