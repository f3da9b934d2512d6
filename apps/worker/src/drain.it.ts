import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { accountsSchema } from '@kefu/accounts';
import { franchiseSchema } from '@kefu/franchise';
import { hrRequestsSchema } from '@kefu/hr-requests';
import { inventorySchema } from '@kefu/inventory';
import { mortgageSchema } from '@kefu/mortgage';
import { SandboxGateway } from '@kefu/office/sandbox';
import { ordersSchema } from '@kefu/orders';
import { FieldCipher, KeyRing } from '@kefu/platform/crypto';
import { Database, makeDataSource } from '@kefu/platform/database';
import { testSettings } from '@kefu/platform/testing';
import { riskSchema } from '@kefu/risk';

const schemas = [
  accountsSchema,
  riskSchema,
  hrRequestsSchema,
  mortgageSchema,
  franchiseSchema,
  inventorySchema,
  ordersSchema,
];
const main = new URL('../dist/main.js', import.meta.url).pathname;
const secret = 'a secret of sixteen';
const traders = 300;

/** Traders whose terms end in 60 calendar days, on an office day whatever today is, at any hour. */
async function fillRegister(database: Database, cipher: FieldCipher): Promise<void> {
  await database.pool.query(`
    UPDATE message_policy SET opens_minute = 0, closes_minute = 1440, per_phone = 10000;
    UPDATE calendar_day SET office = true WHERE day = (now() AT TIME ZONE 'Asia/Shanghai')::date;
    UPDATE message_gateway SET rate_per_second = 1000, burst = 1000, tokens = 1000, lease_seconds = 3, timeout_seconds = 1;
    INSERT INTO org_unit (kind, name, name_key) VALUES ('branch', '總部營業部', '總部營業部');
    INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
      certificate_masked, branch_id)
    SELECT 'JY' || n, 'JY' || n, '', '', 'company', 'businessLicence', '', int4send(n), '', (SELECT id FROM org_unit)
    FROM generate_series(1, ${traders}) n;
    INSERT INTO term (trader_id, starts_on, ends_on)
    SELECT id, '2020-01-01', (now() AT TIME ZONE 'Asia/Shanghai')::date + 59 FROM trader`);
  await database.pool.query(`INSERT INTO trader_phone SELECT id, 1, $1, '\\x00', '199****0000' FROM trader`, [
    cipher.seal('phone', '+8619900000000'),
  ]);
}

describe('worker processes', () => {
  jest.setTimeout(180_000);
  let database: Database;
  let environment: Record<string, string>;
  let sandbox: SandboxGateway;
  let drop: () => Promise<void>;
  let onRequest: () => Promise<void>;
  const asked = new Map<string, number>();
  const running = new Set<ChildProcess>();

  beforeEach(async () => {
    if (!existsSync(main)) throw new Error('The worker is not built: run tsc -b first');
    const made = await testSettings(schemas);
    drop = made.drop;
    onRequest = () => Promise.resolve();
    asked.clear();
    sandbox = new SandboxGateway({
      port: 0,
      secret,
      before: async (key) => {
        asked.set(key, (asked.get(key) ?? 0) + 1);
        await onRequest();
      },
    });
    environment = { ...made.environment, MESSAGE_GATEWAY_URL: await sandbox.start(), MESSAGE_GATEWAY_SECRET: secret };
    const dataSource = await makeDataSource(made.settings, schemas, 'app').initialize();
    database = new Database(dataSource);
    await fillRegister(database, new FieldCipher(await new KeyRing(database, made.settings.fieldKeys).load()));
  });
  afterEach(async () => {
    await Promise.all([...running].map((child) => stop(child, 'SIGKILL')));
    await sandbox.stop();
    await database.dataSource.destroy();
    await drop();
  });

  const start = async (): Promise<ChildProcess> => {
    const child = fork(main, [], { env: environment, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
    running.add(child);
    await once(child, 'message');
    return child;
  };
  const stop = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
    running.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  };
  const accepted = async (): Promise<number> => {
    const { rows } = await database.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM message WHERE state = 'accepted'`,
    );
    return rows[0]?.n ?? 0;
  };
  const allAccepted = async (): Promise<void> => {
    while ((await accepted()) < traders);
  };

  it('that are killed in the middle of sending lose no reminder and double none (T3, X7, X11)', async () => {
    const starting = Promise.all([start(), start()]);
    let killed: Promise<unknown> | undefined;
    const reached = new Promise<void>((done) => {
      onRequest = async () => {
        // Else the first worker may have sent everything before the second one is there.
        const [victim] = await starting;
        if (asked.size < 100 || killed) return;
        killed = stop(victim, 'SIGKILL');
        done();
        await killed;
      };
    });
    await reached;
    await killed;
    await allAccepted();
    const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM message');
    expect(new Set(sandbox.accepted.map(({ key }) => key))).toEqual(new Set(rows.map(({ id }) => id)));
    expect(sandbox.accepted).toHaveLength(traders);
    // Only what was under way at that moment was asked for again: 64 in the dead worker's hands, and as many in the other's
    // that the gateway kept waiting meanwhile.
    expect([...asked.values()].filter((times) => times > 1).length).toBeLessThanOrEqual(2 * 64);
  });

  it('that are asked to stop finish what they hold, in time and without a complaint (X11)', async () => {
    // Nobody dies here: a busy machine is not to be taken for a gateway that does not answer.
    await database.pool.query('UPDATE message_gateway SET lease_seconds = 90, timeout_seconds = 30');
    const worker = await start();
    await allAccepted();
    expect(await stop(worker, 'SIGTERM')).toBe(0);
    expect([...asked.values()].every((times) => times === 1)).toBe(true);
  });
});
