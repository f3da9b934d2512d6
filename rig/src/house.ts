import { setTimeout as pause } from 'node:timers/promises';
import { accountsSchema, RenewalPlanner } from '@kefu/accounts';
import { Alarms } from '@kefu/office/alarms';
import { CalendarService } from '@kefu/office/calendar';
import { FreezeService, LedgerMark, MessagePlanner, ReportComparison, ReportService } from '@kefu/office/messaging';
import { AuditTrail } from '@kefu/platform/audit';
import { runAs, systemActor } from '@kefu/platform/context';
import { FieldCipher, KeyRing } from '@kefu/platform/crypto';
import { Database, makeDataSource } from '@kefu/platform/database';
import { Outbox } from '@kefu/platform/outbox';
import pg from 'pg';
import type { AcceptedLine } from './faulty-gateway.ts';
import type { Ground } from './ground.ts';
import type { RunOptions } from './options.ts';

/** The first trader's phone; the n-th has the n-th after it, so that what arrived tells who got it. */
const firstPhone = 19_900_000_000;

/** What the ledger calls the kinds of gateways. */
const offers = { keyed: 'key', lookup: 'lookup', none: 'none' } as const;

/** Far too short, in seconds: the gateway is asked before it can know. */
const cutSettle = 0.02;

/** The n of a trader by the phone that a message went to. */
export function traderOf(phone: string): number {
  return Number(phone.replace(/^\+86/, '')) - firstPhone;
}

/** What the ledger says of one trader's message. */
export interface LedgerRow {
  readonly trader: number;
  readonly state: string;
  readonly cause: string | null;
  /** How many receipts are laid on it. */
  readonly receipts: number;
}

/** The register and the ledger of a run, seen from outside: it fills them, plans, and reads what came of it. */
export class House {
  readonly #owner: pg.Pool;
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#owner = new pg.Pool({ connectionString: ground.settings.databaseUrl, max: 2 });
    this.#owner.on('error', () => undefined);
  }

  /** Traders whose terms end in 60 days, on an office day whatever today is, at any hour; and a gateway that is in no hurry. */
  async fill({ count, gateway, pace, without }: RunOptions): Promise<void> {
    await this.#owner.query(`
      UPDATE message_policy SET opens_minute = 0, closes_minute = 1440;
      UPDATE calendar_day SET office = true WHERE day = (now() AT TIME ZONE 'Asia/Shanghai')::date;
      INSERT INTO org_unit (kind, name, name_key) VALUES ('branch', '總部營業部', '總部營業部');
      INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
        certificate_masked, branch_id)
      SELECT 'JY' || n, 'JY' || n, '', '', 'company', 'businessLicence', '', int4send(n), '', (SELECT id FROM org_unit)
      FROM generate_series(1, ${count}) n;
      INSERT INTO term (trader_id, starts_on, ends_on)
      SELECT id, '2020-01-01', (now() AT TIME ZONE 'Asia/Shanghai')::date + 59 FROM trader`);
    await this.#owner.query(
      `UPDATE message_gateway SET offer = $1, rate_per_second = 1e6, burst = 1e6, tokens = 1e6, lease_seconds = $2,
         timeout_seconds = $3, settle_seconds = $4, retry_seconds = $5`,
      [offers[gateway], pace.lease, pace.timeout, without.includes('settle') ? cutSettle : pace.settle, pace.retry],
    );
    await this.#giveEachAPhone();
    await this.#owner.query('VACUUM ANALYZE');
  }

  /** The day's planning by many at once, each as often as its tick is delivered, and by the next minute's tick at last. @returns how many rows there are. */
  async plan({ planners, ticks }: Pick<RunOptions, 'planners' | 'ticks'>): Promise<number> {
    const each = async (): Promise<void> => {
      const database = new Database(await makeDataSource(this.#ground.settings, [accountsSchema], 'app').initialize());
      try {
        const calendar = new CalendarService(database, new AuditTrail());
        const planner = new RenewalPlanner(database, calendar, new MessagePlanner(new Outbox()), new Alarms());
        await Promise.all(Array.from({ length: ticks }, () => planner.plan('tick')));
      } finally {
        await database.dataSource.destroy();
      }
    };
    await Promise.all(Array.from({ length: planners }, each));
    if (ticks === 0) await this.plan({ planners: 1, ticks: 1 });
    const { rows } = await this.#owner.query<{ n: number }>('SELECT count(*)::int AS n FROM message');
    return rows[0]?.n ?? 0;
  }

  /** Asks for every shard, as the sweep does where something is due. */
  async askForDraining(): Promise<void> {
    await this.#owner.query(
      `INSERT INTO outbox_message (queue, job, data) SELECT 'messages', 'drain', jsonb_build_object('shard', shard)
       FROM (SELECT DISTINCT shard FROM message) s`,
    );
  }

  /** Asks for every shard once more, as a job that comes again would. */
  async drainAgain(): Promise<void> {
    await this.askForDraining();
    while ((await this.#one(`SELECT count(*)::int AS n FROM outbox_message WHERE job = 'drain'`)) > 0) await pause(50);
  }

  /** How many messages may still do something by themselves; undefined while PostgreSQL is away. */
  async open(): Promise<number | undefined> {
    try {
      return await this.#one(`SELECT count(*)::int AS n FROM message WHERE state IN ('planned', 'sending', 'unknown')`);
    } catch {
      return undefined;
    }
  }

  /** The messages that a process holds. */
  async heldBy(pid: number): Promise<string[]> {
    const { rows } = await this.#owner.query<{ id: string }>(
      `SELECT m.id FROM message m JOIN send_attempt a ON a.message_id = m.id AND a.fence = m.fence
       WHERE m.state = 'sending' AND a.worker LIKE '%/${pid}'`,
    );
    return rows.map(({ id }) => id);
  }

  /** How many of some messages are still on their way to the gateway. */
  leaving(ids: readonly string[]): Promise<number> {
    return this.#one(
      `SELECT count(*)::int AS n FROM message WHERE id = ANY($1::uuid[]) AND state IN ('planned', 'sending', 'unknown')`,
      [ids],
    );
  }

  /** Whether all sending stands still. */
  async frozen(): Promise<boolean> {
    return (await this.#one('SELECT count(*)::int AS n FROM message_freeze WHERE released_at IS NULL')) > 0;
  }

  /** What a person does after a backup was put back: takes in the gateway's report, and releases. @returns how many had left */
  async reconcile(taken: readonly AcceptedLine[]): Promise<number> {
    const database = new Database(await makeDataSource(this.#ground.settings, [accountsSchema], 'app').initialize());
    try {
      return await runAs(systemActor('rig'), async () => {
        const today = await new CalendarService(database, new AuditTrail()).today();
        const lines = taken.map(({ id, key }) => ({ reference: id, key }));
        const comparison = new ReportComparison(database);
        const report = await new ReportService(database, comparison, new AuditTrail()).import({
          gateway: 'sms',
          businessDate: today,
          lines,
          more: false,
        });
        const mark = new LedgerMark(database, this.#ground.settings);
        const freeze = new FreezeService(database, mark, comparison, new Alarms(), new Outbox(), new AuditTrail());
        const held = await freeze.current();
        const released = held && (await freeze.release(held.id, 'laid beside the gateway’s report'));
        if (released && !('reports' in released)) throw new Error(`Sending was not released: ${released.message}`);
        return 'settled' in report ? report.settled : 0;
      });
    } finally {
      await database.dataSource.destroy();
    }
  }

  /** The whole ledger. */
  async ledger(): Promise<LedgerRow[]> {
    const { rows } = await this.#owner.query<LedgerRow>(
      `SELECT substr(t.number, 3)::int AS trader, m.state, m.cause,
         (SELECT count(*)::int FROM delivery_receipt r WHERE r.message_id = m.id) AS receipts
       FROM message m JOIN trader t ON t.id = m.recipient`,
    );
    return rows;
  }

  /** Receipts that were taken and lie on no message. */
  strayReceipts(): Promise<number> {
    return this.#one('SELECT count(*)::int AS n FROM delivery_receipt WHERE message_id IS NULL');
  }

  async end(): Promise<void> {
    await this.#owner.end();
  }

  async #one(statement: string, values: readonly unknown[] = []): Promise<number> {
    const { rows } = await this.#owner.query<{ n: number }>(statement, [...values]);
    return rows[0]?.n ?? 0;
  }

  async #giveEachAPhone(): Promise<void> {
    const dataSource = await makeDataSource(this.#ground.settings, [accountsSchema], 'app').initialize();
    try {
      const keys = await new KeyRing(new Database(dataSource), this.#ground.settings.fieldKeys).load();
      const cipher = new FieldCipher(keys);
      const { rows } = await this.#owner.query<{ id: string; n: number }>(
        'SELECT id, substr(number, 3)::int AS n FROM trader',
      );
      for (let from = 0; from < rows.length; from += 10_000) {
        const some = rows.slice(from, from + 10_000);
        await this.#owner.query(
          `INSERT INTO trader_phone SELECT id, 1, phone, int4send(n), '199****0000'
           FROM unnest($1::uuid[], $2::text[], $3::int[]) AS p (id, phone, n)`,
          [
            some.map(({ id }) => id),
            some.map(({ n }) => cipher.seal('phone', `+86${firstPhone + n}`)),
            some.map(({ n }) => n),
          ],
        );
      }
    } finally {
      await dataSource.destroy();
    }
  }
}
