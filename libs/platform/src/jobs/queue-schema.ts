import { runMigrations } from 'bullmq';
import type pg from 'pg';
import { appRole } from '../database/index.ts';

/** PostgreSQL schema that the queues live in, beside our own tables. */
export const queueSchema = 'bullmq';

/**
 * Brings the tables of the queues to the release of BullMQ in use and opens them to the application's role. Part of
 * the migration run, so that no running process ever changes a table.
 */
export async function prepareQueueSchema(owner: pg.Client): Promise<void> {
  await runMigrations(owner, queueSchema);
  await owner.query(`
    SET search_path TO public;
    -- Each queue counts its jobs by a sequence that BullMQ makes on first use.
    GRANT USAGE, CREATE ON SCHEMA ${queueSchema} TO ${appRole};
    GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${queueSchema} TO ${appRole};
    GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${queueSchema} TO ${appRole};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${queueSchema} TO ${appRole};
  `);
}
