import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { accountsSchema } from '@kefu/accounts';
import { FieldCipher, KeyRing } from '@kefu/platform/crypto';
import { Database, makeDataSource } from '@kefu/platform/database';
import pg from 'pg';
import { Pool } from 'undici';
import type { Row } from '../row.ts';

const secret = 'the secret of the bench';
/** What a gateway over the internet takes to answer, in milliseconds. */
const latency = 50;
/** As many as one worker has in flight. */
const inFlight = 64;

/**
 * Messages that leave through the sandbox gateway: one real worker process with everything that it does about each, against a bare
 * loop of undici with as many requests in flight (X7). The gateway takes 50 ms to answer, as one over the internet does.
 */
export const send: Row = {
  name: 'send',
  unit: 'messages/s',
  target: 0.8,
  async prepare(bench) {
    const count = Math.round(20_000 * bench.scale);
    const { settings, environment } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    const database = new Database(await makeDataSource(settings, [accountsSchema], 'app').initialize());
    const cipher = new FieldCipher(await new KeyRing(database, settings.fieldKeys).load());
    await fill(
      owner,
      Array.from({ length: count }, (_, n) => cipher.seal('phone', `+86199${String(n).padStart(8, '0')}`)),
    );
    const gateway = fork(join(import.meta.dirname, '../ledger/slow-gateway.js'), [secret, String(latency)]);
    const [url] = (await once(gateway, 'message')) as [string];
    const worker = fork(resolve(import.meta.dirname, '../../../apps/worker/dist/main.js'), [], {
      env: { ...environment, MESSAGE_GATEWAY_URL: url, MESSAGE_GATEWAY_SECRET: secret },
      execArgv: [],
    });
    await once(worker, 'message');
    let round = 0;
    return {
      ours: async () => {
        await plan(owner, count, round);
        const all = ++round * count;
        const began = performance.now();
        await owner.query(
          `UPDATE message_gateway SET enabled = true;
           INSERT INTO outbox_message (queue, job, data) SELECT 'messages', 'drain', jsonb_build_object('shard', s) FROM generate_series(0, 15) s`,
        );
        while ((await accepted(owner)) < all) await pause(50);
        const seconds = (performance.now() - began) / 1_000;
        process.stdout.write(`  send: ${count} messages in ${seconds.toFixed(1)} s, worker ${resident(worker)} MB\n`);
        return count / seconds;
      },
      baseline: () => bareLoop(url, count),
      close: async () => {
        for (const child of [worker, gateway]) child.kill();
        await database.dataSource.destroy();
        await owner.end();
      },
    };
  },
};

async function bareLoop(url: string, count: number): Promise<number> {
  const pool = new Pool(url, { connections: inFlight, pipelining: 1 });
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left-- > 0) {
        const { statusCode, body } = await pool.request({
          method: 'POST',
          path: '/messages',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
          body: JSON.stringify({
            key: randomUUID(),
            to: '+8619900000000',
            text: '【客服】尊敬的客户，您的席位将于60天后到期。',
          }),
        });
        await body.json();
        if (statusCode !== 202) throw new Error(`The sandbox answered ${statusCode}`);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  await pool.close();
  return count / seconds;
}

/** Megabytes that a process holds in memory. */
function resident(child: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? '0';
  return Math.round(Number(kilobytes) / 1_024);
}

async function accepted(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM message WHERE state IN ('accepted', 'delivered')`,
  );
  return rows[0]?.n ?? 0;
}

/** A register with one trader for each sealed phone. */
async function fill(owner: pg.Client, phones: readonly string[]): Promise<void> {
  await owner.query(`
    ALTER TABLE send_attempt DISABLE TRIGGER USER;
    ALTER TABLE send_result DISABLE TRIGGER USER;
    UPDATE message_policy SET opens_minute = 0, closes_minute = 1440;
    UPDATE message_gateway SET rate_per_second = 1e6, burst = 1e6, tokens = 1e6;
    INSERT INTO org_unit (kind, name, name_key) VALUES ('branch', 'b', 'b');
    INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
      certificate_masked, branch_id)
    SELECT 'JY' || n, 'n', 'n', 'n', 'company', 'businessLicence', '', int4send(n), '', (SELECT id FROM org_unit)
    FROM generate_series(1, ${phones.length}) n;
    -- Far away: the worker's own planner finds nothing to remind of.
    INSERT INTO term (trader_id, starts_on, ends_on) SELECT id, '2020-01-01', current_date + 300 FROM trader`);
  await owner.query(
    `INSERT INTO trader_phone SELECT t.id, 1, p.phone, int4send(p.n::int), '199****0000'
     FROM unnest($1::text[]) WITH ORDINALITY AS p (phone, n) JOIN trader t ON t.number = 'JY' || p.n`,
    [phones],
  );
  await owner.query('VACUUM ANALYZE');
}

/** The steps before an expiry, one for each round: a message is told once for each. */
const steps = ['60', '30', '15', '7', '1'];

/**
 * A step's messages as the planner leaves them. What went out before stays: a ledger that forgot what it sent is one that was put
 * back from a backup, and the worker would send nothing until a person has looked.
 */
async function plan(owner: pg.Client, count: number, round: number): Promise<void> {
  const step = steps[round];
  if (step === undefined) throw new Error('There are no more steps');
  // Nothing leaves before the clock starts.
  await owner.query('UPDATE message_gateway SET enabled = false');
  await owner.query(
    `WITH run AS (
       INSERT INTO message_run (purpose, business_date) VALUES ('renewalReminder', current_date - $3::int) RETURNING id, business_date)
     INSERT INTO message (run_id, recipient, branch_id, business_date, purpose, level, subject_id, template_id, template_version, shard,
       expires_at, retry_at)
     SELECT run.id, t.trader_id, tr.branch_id, run.business_date, 'renewalReminder', $1, t.id, p.id, 1, uuid_hash(t.trader_id) & 15,
       now() + interval '1 day', NULL
     FROM run, term t JOIN trader tr ON tr.id = t.trader_id,
       (SELECT id FROM message_template WHERE purpose = 'renewalReminder' LIMIT 1) p LIMIT $2`,
    [step, count, round],
  );
  await owner.query('ANALYZE message');
}
