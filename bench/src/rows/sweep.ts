import { performance } from 'node:perf_hooks';
import { ClockSweep, mortgageSchema } from '@kefu/mortgage';
import { CalendarService } from '@kefu/office/calendar';
import { Tasks } from '@kefu/office/tasks';
import { AuditTrail } from '@kefu/platform/audit';
import { runAs, systemActor } from '@kefu/platform/context';
import { Database, makeDataSource } from '@kefu/platform/database';
import { Topics } from '@kefu/platform/topics';
import pg from 'pg';
import type { Row } from '../row.ts';

/** How many of the clocks come due in a round: what a minute brings, of a million that run for some ten office days. */
const dueShare = 0.002;
const longestSeconds = 60;

/**
 * One beat of the sweep over a million running clocks (S2): finds those that are due, marks how far each was told and notes
 * it, against one statement that finds the due ones by their instants, without the index that the sweep keeps and without
 * marking anything. Once, at the beginning, all of them are due together: a minute at most.
 */
export const sweep: Row = {
  name: 'sweep',
  unit: 'clocks/s',
  target: 0.3,
  async prepare(bench) {
    const { settings } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    owner.on('error', () => undefined);
    const count = Math.round(1_000_000 * bench.scale);
    const database = new Database(await makeDataSource(settings, [mortgageSchema], 'app').initialize());
    const audit = new AuditTrail();
    const tasks = new Tasks(new CalendarService(database, audit), audit, new Topics(settings));
    const job = new ClockSweep(database, tasks);
    // The sweep asks nothing of cases: clocks stand by themselves here.
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `INSERT INTO mortgage_clock (case_id, state, started_at, limit_minutes, warn_at, due_at, escalate_at, next_at)
       SELECT uuidv7(), 'submitted', now(), 4500, now() - interval '1 minute', now() + interval '5 days', now() + interval '9 days',
         now() - interval '1 minute' FROM generate_series(1, $1)`,
      [count],
    );
    await owner.query('VACUUM ANALYZE mortgage_clock');
    const began = performance.now();
    const all = await runAs(systemActor('bench'), () => job.sweep());
    const seconds = (performance.now() - began) / 1000;
    if (all !== count) throw new Error(`${all} of ${count} were told`);
    process.stdout.write(
      `  sweep: ${count} due at once in ${seconds.toFixed(1)} s${seconds > longestSeconds ? ': too long' : ''}\n`,
    );
    const due = Math.round(count * dueShare);
    /** Has so many come to their warning, each for the first time; the others run. */
    const wind = async (): Promise<void> => {
      await owner.query('TRUNCATE mortgage_clock_notice');
      await owner.query(
        `UPDATE mortgage_clock SET told = 0, warn_at = now() - interval '1 minute', next_at = now() - interval '1 minute'
         WHERE id IN (SELECT id FROM mortgage_clock LIMIT $1)`,
        [due],
      );
    };
    await owner.query(
      `UPDATE mortgage_clock SET told = 0, warn_at = now() + interval '4 days', next_at = now() + interval '4 days'`,
    );
    await owner.query('VACUUM ANALYZE mortgage_clock');
    const ours = async (): Promise<number> => {
      await wind();
      const start = performance.now();
      const told = await runAs(systemActor('bench'), () => job.sweep());
      const took = performance.now() - start;
      if (told !== due) throw new Error(`${told} of ${due} were told`);
      return (count * 1000) / took;
    };
    const baseline = async (): Promise<number> => {
      await wind();
      const start = performance.now();
      const { rowCount } = await database.pool.query(
        `SELECT id FROM mortgage_clock WHERE ended_at IS NULL
           AND now() >= CASE told WHEN 0 THEN warn_at WHEN 1 THEN due_at WHEN 2 THEN escalate_at END`,
      );
      const took = performance.now() - start;
      if (rowCount !== due) throw new Error(`${rowCount} of ${due} were found`);
      return (count * 1000) / took;
    };
    return {
      ours,
      baseline,
      close: async () => {
        await database.dataSource.destroy();
        await owner.end();
      },
    };
  },
};
