import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { accountsSchema } from '@kefu/accounts';
import { CalendarService } from '@kefu/office/calendar';
import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { runAs, systemActor } from '@kefu/platform/context';
import { Database, makeDataSource } from '@kefu/platform/database';
import { Outbox } from '@kefu/platform/outbox';
import { Topics } from '@kefu/platform/topics';
import { RiskImportService, RiskRuns, riskSchema } from '@kefu/risk';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { benchNumber, fillRegister } from '../register/register-data.ts';
import type { Row } from '../row.ts';

/** A sound risk file of a day, and its rows alone. Three numbers are unknown, as they are on real days. */
function riskFile(day: string, count: number): { readonly whole: string; readonly rows: string } {
  const sums = [0, 0, 0, 0];
  const lines: string[] = [];
  for (let n = 1; n <= count; n++) {
    const figures = [
      (n * 7919) % 10_000_000,
      ((n * 104_729) % 20_000_000) + 1,
      ((n * 1299) % 2_000_000) - 1_000_000,
      n % 90,
    ];
    for (const [at, figure] of figures.entries()) sums[at] = (sums[at] ?? 0) + figure;
    const [margin, equity, floating] = figures.map((fen) => (fen / 100).toFixed(2));
    lines.push(`${n > count - 3 ? `XX${n}` : benchNumber(n)},${margin},${equity},${floating},${figures[3]}`);
  }
  const rows = `${lines.join('\n')}\n`;
  const [margin, equity, floating] = sums.map((fen) => (fen / 100).toFixed(2));
  const head = `風險監控日報,交易日:${day}\n交易商編號,占用保證金,權益,浮動盈虧,持倉(手)\n`;
  return { whole: `${head}${rows}合計,${margin},${equity},${floating},${sums[3]}\n行數,${count}\n`, rows };
}

/**
 * A risk file of 200,000 rows (T9), from its bytes to a screened run: decoded, cut, every cell checked, summed up against its own
 * foot, compared with the files before it, each trader found and given his level, what a person must decide set aside, the
 * run moved on, audited and told. Against `COPY` of the bare rows and one statement that finds the traders and writes the same
 * rows with their levels into a table with the same indexes, in one transaction.
 */
export const screen: Row = {
  name: 'screen',
  unit: 'rows/s',
  target: 0.6,
  async prepare(bench) {
    const count = Math.round(200_000 * bench.scale);
    const { settings } = await bench.database();
    await fillRegister(settings.databaseUrl, count);
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    owner.on('error', () => undefined);
    const { rows: found } = await owner.query<{ day: string; market: string }>(
      `UPDATE calendar_day SET trading = true WHERE day = (now() AT TIME ZONE 'Asia/Shanghai')::date
       RETURNING day::text, (SELECT id FROM risk_market) AS market`,
    );
    const { day = '', market = '' } = found[0] ?? {};
    const [whole, bare] = [join(bench.folder, `risk-${day}.csv`), join(bench.folder, 'risk-rows.csv')];
    const file = riskFile(day, count);
    await Promise.all([writeFile(whole, file.whole), writeFile(bare, file.rows)]);
    await owner.query(`
      CREATE TABLE bench_row (LIKE risk_row INCLUDING ALL);
      GRANT SELECT, INSERT ON bench_row TO kefu_app`);

    const database = new Database(await makeDataSource(settings, [accountsSchema, riskSchema], 'app').initialize());
    const [audit, topics] = [new AuditTrail(), new Topics(settings)];
    // What binds runs to the desk has no say in taking a file.
    const unbound = { of: () => ({}) } as never;
    const lifecycles = new Lifecycles(unbound, audit, new Outbox(), topics);
    const runs = new RiskRuns(lifecycles, audit, topics);
    const imports = new RiskImportService(database, new CalendarService(database, audit), runs, lifecycles, audit);

    return {
      async ours() {
        // What was said to traders refuses to be emptied, by a trigger that a superuser may leave out.
        await owner.query(`SET session_replication_role = replica; TRUNCATE risk_run, risk_file, risk_row, risk_question CASCADE;
          RESET session_replication_role`);
        await owner.query('CHECKPOINT');
        const began = performance.now();
        const outcome = await runAs(systemActor('bench'), () =>
          imports.take({ marketId: market, name: `risk-${day}.csv`, content: createReadStream(whole) }),
        );
        const seconds = (performance.now() - began) / 1_000;
        const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM risk_row WHERE counts');
        if (!outcome.taken || rows[0]?.n !== count - 3) throw new Error(`screened ${rows[0]?.n} of ${count}`);
        return count / seconds;
      },
      async baseline() {
        await owner.query('TRUNCATE bench_row');
        await owner.query('CHECKPOINT');
        const client = await database.pool.connect();
        try {
          const began = performance.now();
          await client.query('BEGIN');
          await client.query(
            `CREATE TEMP TABLE bench_staging (line integer GENERATED ALWAYS AS IDENTITY, number text, margin numeric, equity numeric,
               floating numeric, positions integer) ON COMMIT DROP`,
          );
          const copy = client.query(
            copyFrom('COPY bench_staging (number, margin, equity, floating, positions) FROM STDIN (FORMAT csv)'),
          );
          await pipeline(createReadStream(bare), copy);
          await client.query(
            `INSERT INTO bench_row
             SELECT $1::uuid, s.line, s.number, t.id, s.margin * 100, s.equity * 100, s.floating * 100, s.positions, t.id IS NOT NULL,
               CASE WHEN t.id IS NULL THEN NULL WHEN s.margin = 0 THEN CASE WHEN s.equity < 0 THEN 'negativeEquity' END
                 WHEN s.equity <= 0 OR s.margin >= 1.2 * s.equity THEN 'force' WHEN s.margin >= s.equity THEN 'call'
                 WHEN s.margin >= 0.9 * s.equity THEN 'warn' WHEN s.margin >= 0.8 * s.equity THEN 'watch' END, l.id
             FROM bench_staging s LEFT JOIN trader t ON t.number = s.number
             LEFT JOIN risk_threshold l ON l.trader_class = t.kind`,
            [market],
          );
          await client.query('COMMIT');
          return (count * 1_000) / (performance.now() - began);
        } finally {
          client.release();
        }
      },
      async close() {
        await database.dataSource.destroy();
        await owner.end();
      },
    };
  },
};
