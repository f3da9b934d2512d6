import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../scripts/postgres.mjs';

/** One PostgreSQL for the whole run; KEFU_TEST_POSTGRES names another, running one. @returns what ends it again */
export default async function setup() {
  if (process.env.KEFU_TEST_POSTGRES) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kefu-test-'));
  const server = await startPostgres({ dataFolder: join(folder, 'postgres'), durable: false });
  process.env.KEFU_TEST_POSTGRES = server.adminUrl;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
