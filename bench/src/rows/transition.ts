import { performance } from 'node:perf_hooks';
import { accountsSchema } from '@kefu/accounts';
import { defineLifecycle, Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { type Actor, everyRow, runAs } from '@kefu/platform/context';
import { Database, makeDataSource } from '@kefu/platform/database';
import { Failure } from '@kefu/platform/errors';
import { Outbox } from '@kefu/platform/outbox';
import { Topics } from '@kefu/platform/topics';
import pg from 'pg';
import type { Row } from '../row.ts';

const clients = 16;
const movesEach = 200;
const text = { 'zh-Hant': '', 'zh-Hans': '', en: '' };
const job = { queue: 'bench', job: 'moved' };
const permission = 'application.enter';

const lifecycle = defineLifecycle({
  key: 'bench',
  subject: 'benchCase',
  table: 'bench_case',
  scope: { branch: 'branch_id' },
  readPermission: 'application.read',
  versions: [
    {
      version: 1,
      initial: 'here',
      states: { here: { title: text, tone: 'waiting' }, there: { title: text, tone: 'waiting' } },
      transitions: {
        go: { title: text, from: ['here'], to: 'there', permission, effects: [job] },
        comeBack: { title: text, from: ['there'], to: 'here', permission, effects: [job] },
      },
    },
  ],
});

/**
 * Transitions of cases by 16 people at once (T1): permission, lock, version, state, audit entry, a job through the outbox
 * and word to who follows the case, each in one transaction, against a bare transaction of `pg` with the same four
 * statements (lock, state, audit, outbox) on the same tables through the same pool.
 */
export const transition: Row = {
  name: 'transition',
  unit: 'moves/s',
  target: 0.7,
  async prepare(bench) {
    const { settings } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    owner.on('error', () => undefined);
    await owner.query(`
      CREATE TABLE bench_case (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        lifecycle text NOT NULL DEFAULT 'bench',
        lifecycle_version integer NOT NULL DEFAULT 1,
        state text NOT NULL DEFAULT 'here',
        state_since timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        branch_id uuid
      );
      GRANT SELECT, UPDATE ON bench_case TO kefu_app`);
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO bench_case SELECT FROM generate_series(1, ${clients * 50}) RETURNING id`,
    );
    const database = new Database(await makeDataSource(settings, [accountsSchema], 'app').initialize());
    // No desk has bound anything to this lifecycle.
    const unbound = { of: () => ({}) } as never;
    const lifecycles = new Lifecycles(unbound, new AuditTrail(), new Outbox(), new Topics(settings));
    const grants = { get: () => everyRow, keys: () => [permission] };
    const person: Actor = { kind: 'person', id: 'bench', name: 'bench', grants, roles: [] };

    const ours = async (id: string, from: string): Promise<void> => {
      const move = { transition: from === 'here' ? 'go' : 'comeBack' };
      const moved = await runAs(person, () =>
        database.transaction((tx) => lifecycles.move(tx, { type: lifecycle.subject, id }, move)),
      );
      if (moved instanceof Failure) throw new Error(moved.message);
    };
    const bare = async (id: string, from: string): Promise<void> => {
      const client = await database.pool.connect();
      const to = from === 'here' ? 'there' : 'here';
      try {
        await client.query('BEGIN');
        await client.query('SELECT id, state, version FROM bench_case WHERE id = $1 FOR UPDATE', [id]);
        await client.query(
          'UPDATE bench_case SET state = $2, state_since = now(), version = version + 1 WHERE id = $1',
          [id, to],
        );
        await client.query(
          `INSERT INTO audit_entry (actor_kind, actor_id, actor_name, ip, request_id, action, subject_type, subject_id, before, after)
           VALUES ('person', 'bench', 'bench', 'person', '', 'benchCase.moved', 'benchCase', $1, $2, $3)`,
          [id, JSON.stringify({ state: from }), JSON.stringify({ state: to, transition: 'go' })],
        );
        await client.query('INSERT INTO outbox_message (queue, job, data) VALUES ($1, $2, $3)', [
          job.queue,
          job.job,
          JSON.stringify({ id }),
        ]);
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    };
    const perSecond = async (move: (id: string, from: string) => Promise<void>): Promise<number> => {
      await owner.query('TRUNCATE outbox_message');
      await owner.query(`UPDATE bench_case SET state = 'here'`);
      await owner.query('CHECKPOINT');
      const began = performance.now();
      await Promise.all(
        Array.from({ length: clients }, async (_, client) => {
          for (let n = 0; n < movesEach; n++) {
            const id = rows[client * 50 + (n % 50)]?.id ?? '';
            await move(id, Math.floor(n / 50) % 2 === 0 ? 'here' : 'there');
          }
        }),
      );
      return (clients * movesEach * 1_000) / (performance.now() - began);
    };
    for (const move of [ours, bare]) await perSecond(move);
    return {
      ours: () => perSecond(ours),
      baseline: () => perSecond(bare),
      close: async () => {
        await database.dataSource.destroy();
        await owner.end();
      },
    };
  },
};
