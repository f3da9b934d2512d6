import { performance } from 'node:perf_hooks';
import { accountsSchema, RenewalPlanner } from '@kefu/accounts';
import { Alarms } from '@kefu/office/alarms';
import { CalendarService } from '@kefu/office/calendar';
import { MessagePlanner } from '@kefu/office/messaging';
import { AuditTrail } from '@kefu/platform/audit';
import { Database, makeDataSource } from '@kefu/platform/database';
import { Outbox } from '@kefu/platform/outbox';
import pg from 'pg';
import type { Row } from '../row.ts';

/** A Friday; the terms below end 60 days later. */
const day = '2026-01-09';
const endsOn = '2026-03-10';

/**
 * Planning a day on which a million terms are due a reminder (T3, X7): the planner as the worker runs it, with its search
 * for what is due and not planned yet, its run row, its conflict clause and its wishes to drain, against a bare
 * `INSERT … SELECT` of the same joined rows into the same ledger, indexes and all.
 */
export const ledgerPlan: Row = {
  name: 'ledger-plan',
  unit: 'rows/s',
  target: 0.95,
  async prepare(bench) {
    const count = Math.round(1_000_000 * bench.scale);
    const { settings } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    await fill(owner, count);
    const database = new Database(await makeDataSource(settings, [accountsSchema], 'app').initialize());
    const calendar = new CalendarService(database, new AuditTrail());
    const planner = new RenewalPlanner(database, calendar, new MessagePlanner(new Outbox()), new Alarms());
    const round = async (work: () => Promise<unknown>): Promise<number> => {
      await owner.query('TRUNCATE message, message_run, outbox_message, send_attempt, send_result, delivery_receipt');
      await owner.query(
        `INSERT INTO message_run (id, purpose, business_date) VALUES ('0197a000-0000-7000-8000-00000000000f', 'bench', '${day}')`,
      );
      await owner.query('CHECKPOINT');
      const began = performance.now();
      await work();
      const seconds = (performance.now() - began) / 1_000;
      const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM message');
      if (rows[0]?.n !== count) throw new Error(`planned ${rows[0]?.n} of ${count}`);
      return count / seconds;
    };
    return {
      ours: () => round(() => planner.plan('person', day)),
      baseline: () => round(() => database.pool.query(bare)),
      close: async () => {
        await database.dataSource.destroy();
        await owner.end();
      },
    };
  },
};

const bare = `
  INSERT INTO message (run_id, recipient, branch_id, business_date, purpose, level, subject_id, template_id, template_version,
    shard, expires_at)
  SELECT '0197a000-0000-7000-8000-00000000000f', t.trader_id, tr.branch_id, '${day}', 'renewalReminder', s.days_before::text, t.id,
    s.template_id, 1, uuid_hash(t.trader_id) & 15, '${day}T12:00:00Z'
  FROM renewal_step s JOIN term t ON t.ends_on = '${endsOn}' AND s.days_before = 60
  JOIN trader tr ON tr.id = t.trader_id JOIN trader_phone p ON p.trader_id = tr.id AND p.position = 1`;

async function fill(owner: pg.Client, count: number): Promise<void> {
  await owner.query(`
    ALTER TABLE send_attempt DISABLE TRIGGER USER;
    ALTER TABLE send_result DISABLE TRIGGER USER;
    UPDATE message_policy SET opens_minute = 0, closes_minute = 1440;
    INSERT INTO org_unit (kind, name, name_key) VALUES ('branch', 'b', 'b');
    INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
      certificate_masked, branch_id)
    SELECT 'JY' || n, 'n', 'n', 'n', 'company', 'businessLicence', '', int4send(n), '', (SELECT id FROM org_unit)
    FROM generate_series(1, ${count}) n;
    INSERT INTO term (trader_id, starts_on, ends_on, registered_on) SELECT id, '2025-03-11', '${endsOn}', '2025-03-11' FROM trader;
    INSERT INTO trader_phone SELECT id, 1, 's', '\\x00', 'm' FROM trader`);
  await owner.query('VACUUM ANALYZE trader');
  await owner.query('VACUUM ANALYZE term');
  await owner.query('VACUUM ANALYZE trader_phone');
}
