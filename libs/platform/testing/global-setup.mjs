import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../scripts/postgres.mjs';

/** One PostgreSQL for the whole run; KEFU_TEST_POSTGRES names another, running one. */
export default async function setup() {
  if (process.env.KEFU_TEST_POSTGRES) return;
  const folder = mkdtempSync(join(tmpdir(), 'kefu-test-'));
  const server = await startPostgres({ dataFolder: join(folder, 'postgres'), durable: false });
  process.env.KEFU_TEST_POSTGRES = server.adminUrl;
  globalThis.kefuTestPostgres = { server, folder };
}
