import { accountsSchema } from '@kefu/accounts';
import { Ledger, LedgerMark, shards } from '@kefu/office/messaging';
import { FieldCipher, KeyRing } from '@kefu/platform/crypto';
import { Database, makeDataSource } from '@kefu/platform/database';
import pg from 'pg';
import type { Bench } from '../row.ts';

/** Batches of a worker's size would be 100; the raw statements that we compare with take 500. */
export const batchSize = 500;

/** Claims at a time; each takes its share of the shards. */
const lanes = 4;

/** A ledger with planned messages, and the real transitions on it. */
export class LedgerRows {
  readonly database: Database;
  readonly #count: number;
  readonly #owner: pg.Client;
  readonly #ledger: Ledger;

  private constructor(count: number, owner: pg.Client, database: Database, ledger: Ledger) {
    this.#count = count;
    this.#owner = owner;
    this.database = database;
    this.#ledger = ledger;
  }

  static async prepare(bench: Bench, count: number): Promise<LedgerRows> {
    const { settings } = await bench.database();
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    await owner.query(`
      ALTER TABLE send_attempt DISABLE TRIGGER USER;
      ALTER TABLE send_result DISABLE TRIGGER USER;
      UPDATE message_policy SET opens_minute = 0, closes_minute = 1440`);
    const database = new Database(await makeDataSource(settings, [accountsSchema], 'app').initialize());
    const cipher = new FieldCipher(await new KeyRing(database, settings.fieldKeys).load());
    return new LedgerRows(count, owner, database, new Ledger(database, cipher, new LedgerMark(database, settings)));
  }

  /** Fills the ledger anew, has every shard emptied and tells the rate. @returns rows/s */
  async round(empty: (shard: number) => Promise<void>): Promise<number> {
    await this.#owner.query(`
      TRUNCATE message, message_run, outbox_message, send_attempt, send_result, delivery_receipt CASCADE;
      INSERT INTO message_run (id, purpose, business_date)
        VALUES ('0197a000-0000-7000-8000-00000000000f', 'renewalReminder', current_date);
      INSERT INTO message (run_id, recipient, business_date, purpose, level, template_id, template_version, shard, expires_at)
      SELECT '0197a000-0000-7000-8000-00000000000f', uuidv7(), current_date, 'renewalReminder', '60', t.id, 1, n % ${shards},
        now() + interval '1 day'
      FROM generate_series(1, ${this.#count}) n, (SELECT id FROM message_template WHERE purpose = 'renewalReminder' LIMIT 1) t`);
    await this.#owner.query('VACUUM ANALYZE message');
    await this.#owner.query('CHECKPOINT');
    const began = performance.now();
    await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        for (let shard = lane; shard < shards; shard += lanes) await empty(shard);
      }),
    );
    const seconds = (performance.now() - began) / 1_000;
    const { rows } = await this.#owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM message WHERE state = 'accepted'`,
    );
    if (rows[0]?.n !== this.#count) throw new Error(`finished ${rows[0]?.n} of ${this.#count}`);
    return this.#count / seconds;
  }

  /** Claims and finishes a shard as the worker does. */
  async emptyAsWorker(shard: number): Promise<void> {
    for (;;) {
      const claimed = await this.#ledger.claim(shard, batchSize, 60);
      if (claimed.length === 0) return;
      const settled = claimed.map(({ id, fence }) => ({
        id,
        fence,
        gateway: 'sms',
        attempt: undefined,
        result: { outcome: 'accepted', reference: id } as const,
        segments: 1,
        phoneMasked: '199****0000',
      }));
      await this.database.transaction((tx) => this.#ledger.settle(tx, settled));
    }
  }

  async close(): Promise<void> {
    await this.database.dataSource.destroy();
    await this.#owner.end();
  }
}
