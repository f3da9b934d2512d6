import { performance } from 'node:perf_hooks';
import { accountsSchema, CountAccounts } from '@kefu/accounts';
import { CalendarService } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database, makeDataSource } from '@kefu/platform/database';
import pg from 'pg';
import { giveKey, startApi } from '../register/servers.ts';
import type { Row } from '../row.ts';

const month = { key: '2026-10', first: '2026-10-01', next: '2026-11-01' };
const readings = 20;

const query = `query($period: String!) { periodReport(period: $period) {
  state lateEvents versions { version } rows { branch { id name } traderKind class activeAtStart opened closed movedIn movedOut
    renewed changed activeAtEnd } } }`;

/**
 * A month's figures over a million accounts and five million lines of the account book (T7): asked of the running API by
 * GraphQL, signed by a key, against one hand-written statement on the same tables sent by bare `pg`. The statement counts the
 * month's lines and profits from our count of what was open before; it leaves out what we must look for besides: lines
 * written late, days since the last count. Ours reads what was counted when the month was over.
 */
export const monthReport: Row = {
  name: 'month-report',
  unit: 'reports/min',
  target: 0.8,
  async prepare(bench) {
    const { settings, environment } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    // The server ends before this does, when a side fails.
    owner.on('error', () => undefined);
    await fill(owner, Math.round(1_000_000 * bench.scale));
    const database = new Database(await makeDataSource(settings, [accountsSchema], 'app').initialize());
    await new CountAccounts(database, new CalendarService(database, new AuditTrail())).countUntil('2026-11-24');
    await owner.query('VACUUM ANALYZE account_count');
    const key = await giveKey(settings.databaseUrl, 'report.read');
    const { api, apiPort } = await startApi(environment);
    const ask = async (): Promise<unknown[]> => {
      const answer = await fetch(`http://127.0.0.1:${apiPort}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query, variables: { period: month.key } }),
      });
      const { data } = (await answer.json()) as { data: { periodReport: { rows: Record<string, unknown>[] } } };
      return data.periodReport.rows.map(({ branch, ...row }) => [(branch as { id: string }).id, ...Object.values(row)]);
    };
    const bare = async (): Promise<unknown[]> => (await database.pool.query(statement, [month.first, month.next])).rows;
    const [said, says] = [
      JSON.stringify(await ask()),
      JSON.stringify((await bare()).map((row) => Object.values(row as object))),
    ];
    if (said !== says)
      throw new Error(`The two sides do not say the same: ${said.slice(0, 300)} ${says.slice(0, 300)}`);
    const perMinute = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      for (let n = 0; n < readings; n++) await work();
      return (readings * 60_000) / (performance.now() - began);
    };
    // Both sides warm: the document compiled, the tables in memory.
    for (const work of [ask, bare]) await perMinute(work);
    return {
      ours: () => perMinute(ask),
      baseline: () => perMinute(bare),
      close: async () => {
        api.kill();
        await database.dataSource.destroy();
        await owner.end();
      },
    };
  },
};

const statement = `
  SELECT f.branch_id, f.trader_kind, f.class, sum(f.active)::int AS active_at_start, sum(f.opened)::int AS opened,
    sum(f.closed)::int AS closed, sum(f.moved_in)::int AS moved_in, sum(f.moved_out)::int AS moved_out,
    sum(f.renewed)::int AS renewed, sum(f.changed)::int AS changed,
    sum(f.active + f.opened - f.closed + f.moved_in - f.moved_out)::int AS active_at_end
  FROM (
    SELECT branch_id, trader_kind, class, active, 0 AS opened, 0 AS closed, 0 AS moved_in, 0 AS moved_out, 0 AS renewed, 0 AS changed
    FROM account_count WHERE month = $1::date
    UNION ALL
    SELECT branch_id, trader_kind, class, 0, count(*) FILTER (WHERE kind = 'opened'), count(*) FILTER (WHERE kind = 'closed'),
      count(from_branch_id), 0, count(*) FILTER (WHERE kind = 'renewed'), count(*) FILTER (WHERE kind = 'changed')
    FROM account_event WHERE on_day >= $1::date AND on_day < $2::date GROUP BY branch_id, trader_kind, class
    UNION ALL
    SELECT from_branch_id, from_trader_kind, from_class, 0, 0, 0, 0, count(*), 0, 0
    FROM account_event WHERE on_day >= $1::date AND on_day < $2::date AND from_branch_id IS NOT NULL
    GROUP BY from_branch_id, from_trader_kind, from_class
  ) f JOIN org_unit b ON b.id = f.branch_id
  GROUP BY b.name, f.branch_id, f.trader_kind, f.class ORDER BY b.name, f.branch_id, f.trader_kind DESC, f.class`;

/** Five lines per account over eleven years: opened, renewed and changed, one in seven closed, one in twenty moved. */
async function fill(owner: pg.Client, count: number): Promise<void> {
  await owner.query(`
    SET session_replication_role = replica;
    INSERT INTO org_unit (kind, name, name_key) SELECT 'branch', '營業部' || n, '營業部' || n FROM generate_series(1, 12) n;
    INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
      certificate_masked, branch_id)
    SELECT 'JY' || n, 'n', 'n', 'n', CASE WHEN n % 10 = 0 THEN 'company' ELSE 'naturalPerson' END, 'businessLicence', '', int4send(n),
      '', (SELECT id FROM org_unit WHERE name = '營業部' || 1 + n % 12) FROM generate_series(1, ${count}) n;
    DROP INDEX account_event_day, account_event_trader, account_event_moved, account_event_late;
    ALTER TABLE account_event DROP CONSTRAINT account_event_pkey;
    INSERT INTO account_event (trader_id, kind, on_day, branch_id, trader_kind, class, from_branch_id, from_trader_kind,
      from_class, active, source_type, source_id, recorded_at)
    SELECT id, kind, on_day, CASE WHEN moves AND step >= 2 THEN other ELSE branch_id END, trader_kind, class,
      CASE WHEN moves AND step = 2 THEN branch_id END, CASE WHEN moves AND step = 2 THEN trader_kind END,
      CASE WHEN moves AND step = 2 THEN class END, kind <> 'closed', 'system', 'bench', on_day + time '12:00'
    FROM (
      SELECT t.id, t.n, step, t.branch_id, t.trader_kind, t.n % 20 = 0 AS moves,
        (ARRAY['', '', '大戶', '機構'])[1 + (t.n / 12) % 4] AS class,
        lead(t.branch_id) OVER (PARTITION BY step ORDER BY t.n) AS other,
        CASE WHEN step = 0 THEN 'opened' WHEN step = 4 AND t.n % 7 = 0 THEN 'closed'
          WHEN (t.n + step) % 4 = 0 OR (t.n % 20 = 0 AND step = 2) THEN 'changed' ELSE 'renewed' END AS kind,
        date '2016-01-01' + (hashint4(t.n) & 1023) + step * 735 + (hashint4(t.n + step) & 127) AS on_day
      FROM (SELECT id, substr(number, 3)::int AS n, branch_id, kind AS trader_kind FROM trader) t, generate_series(0, 4) step
    ) history
    WHERE on_day < '2026-11-24' AND (NOT moves OR other IS NOT NULL)
    ORDER BY on_day, n, step`);
  await owner.query(`
    ALTER TABLE account_event ADD PRIMARY KEY (id);
    CREATE INDEX account_event_day ON account_event (on_day, seq);
    CREATE INDEX account_event_trader ON account_event (trader_id, seq);
    CREATE INDEX account_event_moved ON account_event (on_day) WHERE from_branch_id IS NOT NULL;
    CREATE INDEX account_event_late ON account_event (seq)
      WHERE on_day < date_trunc('month', recorded_at AT TIME ZONE 'Asia/Shanghai');
    SET session_replication_role = origin`);
  await owner.query('VACUUM ANALYZE account_event');
}
