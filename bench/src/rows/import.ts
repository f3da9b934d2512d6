import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { generateRegister } from '@kefu/accounts';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Row } from '../row.ts';

const stepModule = resolve(import.meta.dirname, '../../../libs/accounts/dist/register-import/import-step.js');
const branches = ['北營業部', '南營業部', '東營業部'];
const plain = [
  'number',
  'name',
  'kind',
  'certificate',
  'phones',
  'branch',
  'owner',
  'priority',
  'starts',
  'ends',
  'seat',
  'remark',
];

/** Resident megabytes that a process importing a file of any size may hold (docs/performance.md). */
const mostMegabytes = 300;

interface Step {
  readonly seconds: number;
  readonly maxRss: number;
}

/**
 * The whole import of a million traders (T6, X5), file to register, as the worker does it: decoded, cut, checked, every
 * certificate and phone sealed and indexed, staged, compared with each other and with the register, taken over into three
 * tables with all their indexes; against PostgreSQL's own `COPY` of the same file into a table of text without any.
 */
export const importRow: Row = {
  name: 'import',
  unit: 'rows/s',
  target: 0.55,
  async prepare(bench) {
    const count = Math.round(1_000_000 * bench.scale);
    const path = join(bench.folder, 'register.csv');
    await writeFile(path, generateRegister(count, branches));
    const { settings, environment } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    await owner.query(
      `INSERT INTO org_unit (kind, name, name_key) SELECT 'branch', name, name FROM unnest($1::text[]) name`,
      [branches],
    );
    await owner.query(`CREATE TABLE plain (${plain.map((column) => `${column} text`).join(', ')})`);
    const step = async (name: 'read' | 'commit', runId: string): Promise<Step> => {
      const child = fork(stepModule, [name, runId, path], {
        env: { ...process.env, ...environment, NODE_OPTIONS: '' },
        execArgv: [],
      });
      const ended = once(child, 'exit');
      const [told] = (await Promise.race([once(child, 'message'), ended.then(() => [undefined])])) as [
        Step | undefined,
      ];
      await ended;
      if (!told) throw new Error(`The import's ${name} step failed`);
      if (told.maxRss > mostMegabytes * 1024) throw new Error(`${name} held ${Math.round(told.maxRss / 1024)} MB`);
      return told;
    };
    return {
      async ours() {
        await owner.query(
          // The account book refuses to be emptied, by a trigger that a superuser may leave out.
          `SET session_replication_role = replica;
           TRUNCATE trader, trader_phone, trader_staging, import_run CASCADE;
           RESET session_replication_role`,
        );
        await owner.query('CHECKPOINT');
        const { rows } = await owner.query<{ id: string }>(
          `INSERT INTO import_run (kind, file_id, file_name, file_size, file_sha256, started_by, started_by_name)
           VALUES ('traders', uuidv7(), 'register.csv', $1, '', 'bench', 'bench') RETURNING id`,
          [statSync(path).size],
        );
        const runId = rows[0]?.id ?? '';
        const read = await step('read', runId);
        await owner.query(`UPDATE import_run SET state = 'committing', mode = 'ALL_OR_NOTHING' WHERE state = 'ready'`);
        const commit = await step('commit', runId);
        const made = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM trader');
        if (made.rows[0]?.n !== count) throw new Error(`imported ${made.rows[0]?.n} of ${count}`);
        const megabytes = Math.round(Math.max(read.maxRss, commit.maxRss) / 1024);
        process.stdout.write(
          `    read and check ${read.seconds.toFixed(1)} s, take over ${commit.seconds.toFixed(1)} s, ${megabytes} MB resident\n`,
        );
        return count / (read.seconds + commit.seconds);
      },
      async baseline() {
        await owner.query('TRUNCATE plain');
        await owner.query('CHECKPOINT');
        const began = performance.now();
        await pipeline(createReadStream(path), owner.query(copyFrom('COPY plain FROM STDIN (FORMAT csv, HEADER)')));
        return (count * 1_000) / (performance.now() - began);
      },
      close: () => owner.end(),
    };
  },
};
