import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { accountsSchema } from '@kefu/accounts';
import { franchiseSchema } from '@kefu/franchise';
import { hrRequestsSchema } from '@kefu/hr-requests';
import { inventorySchema } from '@kefu/inventory';
import { mortgageSchema } from '@kefu/mortgage';
import { ordersSchema } from '@kefu/orders';
import { Database, makeDataSource } from '@kefu/platform/database';
import { testSettings } from '@kefu/platform/testing';
import { riskSchema } from '@kefu/risk';

const main = new URL('../dist/main.js', import.meta.url).pathname;
const schemas = [
  accountsSchema,
  riskSchema,
  hrRequestsSchema,
  mortgageSchema,
  franchiseSchema,
  inventorySchema,
  ordersSchema,
];
const people = 200;
const today = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** People whose change of posts is due today, each with a session and an open task, below one head. */
async function fill(database: Database): Promise<void> {
  await database.pool.query(`
    INSERT INTO org_unit (kind, name, name_key) VALUES ('department', 'd', 'd');
    INSERT INTO role (key, name) VALUES ('from', 'from'), ('to', 'to'), ('head', 'head');
    INSERT INTO post (unit_id, role_id, title) SELECT (SELECT id FROM org_unit), id, key FROM role;
    UPDATE post SET reports_to = (SELECT id FROM post WHERE title = 'head') WHERE title = 'from';
    INSERT INTO person (login, name, password_hash) SELECT 'p' || n, 'p' || n, '' FROM generate_series(0, ${people}) n;
    INSERT INTO post_holding (person_id, post_id, starts_on)
    SELECT p.id, post.id, '2020-01-01' FROM person p, post WHERE p.login = 'p0' AND post.title = 'head'`);
  await database.pool.query(`
    WITH p AS (SELECT id FROM person WHERE login <> 'p0'),
      l AS (INSERT INTO post_holding (person_id, post_id, starts_on, ends_on)
        SELECT p.id, post.id, '2020-01-01', ${today} - 1 FROM p, post WHERE title = 'from' RETURNING id, person_id),
      n AS (INSERT INTO post_holding (person_id, post_id, starts_on)
        SELECT p.id, post.id, ${today} FROM p, post WHERE title = 'to' RETURNING id, person_id, post_id),
      t AS (INSERT INTO task (title, owner_id, due_at, opened_by_name)
        SELECT 'task', id, now() + interval '9 days', 'x' FROM p),
      s AS (INSERT INTO session (person_id, token_hash, created_at, expires_at)
        SELECT id, uuid_send(id), now() - interval '2 days', now() + interval '1 day' FROM p)
    INSERT INTO hr_request (kind, lifecycle, lifecycle_version, state, state_since, person_id, person_name, from_holding_id,
      to_post_id, to_holding_id, desired_on, effective_on)
    SELECT 'transfer', 'hrRequest.transfer', 1, 'scheduled', now() - interval '1 day', l.person_id, 'p', l.id, n.post_id, n.id,
      ${today}, ${today} FROM l JOIN n USING (person_id)`);
}

describe('a worker that is killed in the middle of the midnight job', () => {
  jest.setTimeout(120_000);
  let database: Database;
  let environment: Record<string, string>;
  let drop: () => Promise<void>;
  const running = new Set<ChildProcess>();

  beforeEach(async () => {
    if (!existsSync(main)) throw new Error('The worker is not built: run tsc -b first');
    const made = await testSettings(schemas);
    ({ environment, drop } = made);
    database = new Database(await makeDataSource(made.settings, schemas, 'app').initialize());
    await fill(database);
  });
  afterEach(async () => {
    await Promise.all([...running].map(kill));
    await database.dataSource.destroy();
    await drop();
  });

  const start = (): ChildProcess => {
    const child = fork(main, [], { env: environment, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
    running.add(child);
    return child;
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    running.delete(child);
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await ended;
    }
  };
  const count = async (what: string): Promise<number> =>
    (await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`)).rows[0]?.n ?? 0;
  const effective = (): Promise<number> => count(`hr_request WHERE state = 'effective'`);

  it('leaves each change done or not begun; the next one does the rest, each once (H5)', async () => {
    const victim = start();
    while ((await effective()) < people / 10);
    await kill(victim);
    const done = await effective();
    expect(done).toBeLessThan(people);
    expect(await count(`audit_entry WHERE action = 'transfer.tookEffect'`)).toBe(done);
    expect(await count(`session WHERE revoked_at IS NULL`)).toBe(0);
    // The killed one still holds the turn; that it is given up in time is shown elsewhere.
    await database.pool.query(`UPDATE tick SET last_started_at = NULL WHERE name = 'hrRequests.takeEffect'`);
    start();
    while ((await effective()) < people);
    expect(await count(`audit_entry WHERE action = 'transfer.tookEffect'`)).toBe(people);
    expect(
      await count(`(SELECT subject_id FROM audit_entry WHERE action = 'transfer.tookEffect' GROUP BY 1) each`),
    ).toBe(people);
    expect(await count(`task t JOIN person p ON p.id = t.owner_id WHERE p.login = 'p0' AND t.state = 'open'`)).toBe(
      people,
    );
    expect(await count('post_holding')).toBe(2 * people + 1);
  });
});
