import { fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadSettings } from '@kefu/platform/config';
import { type Bench, measure, type Result } from './row.ts';
import { rows } from './rows/index.ts';

interface Server {
  readonly adminUrl: string;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !rows.some((row) => row.name === name));
if (unknown.length > 0) {
  process.stderr.write(`No such row: ${unknown.join(', ')}. There are: ${rows.map((row) => row.name).join(', ')}\n`);
  process.exit(1);
}

const { startPostgres } = (await import(join(root, 'scripts/postgres.mjs'))) as {
  startPostgres: (options: { dataFolder: string; settings: Record<string, string> }) => Promise<Server>;
};
const folder = mkdtempSync(join(tmpdir(), 'kefu-bench-'));
// Durable, as a real installation is: neither side may win by losing data. Only the WAL is given room, so that a
// checkpoint does not fall into one side's round.
const server = await startPostgres({
  dataFolder: join(folder, 'postgres'),
  settings: { max_wal_size: '8GB', checkpoint_timeout: '30min', shared_buffers: '1GB', jit: 'off' },
});

const bench: Bench = {
  folder,
  scale: Number(process.env.BENCH_SCALE ?? 1),
  async database() {
    const url = new URL(server.adminUrl);
    url.pathname = `/bench_${randomUUID().replaceAll('-', '')}`;
    const environment = {
      KEFU_ENVIRONMENT: 'test',
      DATABASE_URL: url.href,
      FIELD_KEYS: `1:${randomBytes(32).toString('base64')}`,
      DATA_FOLDER: join(folder, 'data'),
      LOG_LEVEL: 'silent',
    };
    await setUp(environment);
    return { settings: loadSettings(environment), environment };
  },
};

/** Every table of an installation, made as it makes them: the API asks for all of them when it starts. */
async function setUp(environment: Record<string, string>): Promise<void> {
  const env = { ...process.env, ...environment };
  const setup = fork(join(root, 'apps/api/dist/setup.js'), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [code] = (await once(setup, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The database could not be set up: ${code}`);
}

const results: Result[] = [];
try {
  for (const row of rows) {
    if (wanted.length > 0 && !wanted.includes(row.name)) continue;
    results.push(await measure(row, bench, (line) => process.stdout.write(`  ${line}\n`)));
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

mkdirSync(join(root, 'bench/results'), { recursive: true });
writeFileSync(join(root, 'bench/results/latest.json'), `${JSON.stringify(results, null, 2)}\n`);
const line = (...cells: (string | number)[]): string =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(14) : String(cell).padStart(14))).join('');
process.stdout.write(`\n${line('row', 'ours', 'baseline', 'unit', 'ratio', 'target', '')}\n`);
for (const { row, ours, baseline, unit, ratio, target } of results) {
  process.stdout.write(`${line(row, ours, baseline, unit, ratio, target, ratio >= target ? 'reached' : 'short')}\n`);
}
if (bench.scale !== 1) process.stdout.write(`At ${bench.scale} of the full size: not a result to report.\n`);
process.exit(0);
