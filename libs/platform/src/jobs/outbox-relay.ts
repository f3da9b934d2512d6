import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { Settings } from '../config/index.ts';
import { Database } from '../database/index.ts';
import { Queues } from './queues.ts';

interface OutboxRow {
  id: string;
  queue: string;
  job: string;
  data: Record<string, string | number>;
  wait: number;
}

const batch = 500;
const pollEvery = 2_000;

/**
 * Turns committed outbox rows into jobs (X11). Woken by PostgreSQL after each commit that wrote one, and by a clock in
 * case that word was lost. A crash between the two systems relays a row again, under the same job id: BullMQ knows it.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(OutboxRelay.name);
  readonly #database: Database;
  readonly #queues: Queues;
  readonly #settings: Settings;
  #listener: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(database: Database, queues: Queues, settings: Settings) {
    this.#database = database;
    this.#queues = queues;
    this.#settings = settings;
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      if (!this.#listener) void this.#listen();
      this.wake();
    }, pollEvery);
    void this.#listen();
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#listener?.end().catch(() => undefined);
    await this.#running;
  }

  /** Relays whatever is there; one run at a time, and one more for what came meanwhile. */
  wake(): void {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.#drain().finally(() => {
      this.#running = undefined;
      if (this.#again && !this.#stopped) {
        this.#again = false;
        this.wake();
      }
    });
  }

  /** Relays one batch. @returns how many rows were relayed. */
  relayBatch(): Promise<number> {
    return this.#database.transaction(async (tx) => {
      const rows: OutboxRow[] = await tx.query(
        `SELECT id, queue, job, data,
           greatest(0, extract(epoch FROM not_before - clock_timestamp()) * 1000)::float8 AS wait
         FROM outbox_message ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [batch],
      );
      if (rows.length === 0) return 0;
      for (const queue of new Set(rows.map((row) => row.queue))) {
        const jobs = rows.filter((row) => row.queue === queue);
        await this.#queues.queue(queue).addBulk(
          jobs.map((row) => ({
            name: row.job,
            data: row.data,
            opts: { jobId: row.id, ...(row.wait > 0 ? { delay: Math.ceil(row.wait) } : {}) },
          })),
        );
      }
      await tx.query('DELETE FROM outbox_message WHERE id = ANY($1)', [rows.map((row) => row.id)]);
      return rows.length;
    });
  }

  async #drain(): Promise<void> {
    try {
      while (!this.#stopped && (await this.relayBatch()) === batch);
    } catch (error) {
      // The rows are still there; the clock comes again.
      this.#logger.warn(`Relay: ${(error as Error).message}`);
    }
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#settings.databaseUrl, keepAlive: true });
    this.#listener = client;
    const lost = (): void => {
      if (this.#listener === client) this.#listener = undefined;
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', () => this.wake());
    try {
      await client.connect();
      await client.query('LISTEN kefu_outbox');
    } catch {
      lost();
    }
  }
}
