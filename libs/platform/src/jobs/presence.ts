import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, sql } from '../database/index.ts';
import { within } from '../process/index.ts';
import { allQueues } from './queue.ts';
import { Queues } from './queues.ts';

/** What this process is. */
export type ProcessKind = 'api' | 'worker';
export const processKind = Symbol('processKind');

const seenEvery = 10_000;

const live = sql(
  'jobs.live-processes',
  `SELECT id, kind, host, queue_backend, queues, started_at FROM process_presence
   WHERE seen_at > clock_timestamp() - interval '35 seconds' ORDER BY kind, started_at`,
);

const present = sql(
  'jobs.present',
  `INSERT INTO process_presence (id, kind, host, queue_backend, queues) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp()`,
);

const forget = sql(
  'jobs.forget-process',
  `DELETE FROM process_presence WHERE id = $1 OR seen_at < clock_timestamp() - interval '1 hour'`,
);

/** A process that is up. */
export interface LiveProcess {
  readonly id: string;
  readonly kind: ProcessKind;
  readonly host: string;
  readonly queue_backend: string;
  readonly queues: string[];
  readonly started_at: Date;
}

/** The processes of one installation disagree on where its jobs are: started so, jobs would wait for ever. */
export class QueueBackendMismatch extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'QueueBackendMismatch';
  }
}

/**
 * Tells the others that this process is up, and checks at boot that they share a database and queues (X11). Whoever
 * uses the jobs page sees from it which queue has no worker.
 */
@Injectable()
export class Presence implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(Presence.name);
  readonly #database: Database;
  readonly #queues: Queues;
  readonly #kind: ProcessKind;
  readonly #id = randomUUID();
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Database, queues: Queues, @Inject(processKind) kind: ProcessKind) {
    this.#database = database;
    this.#queues = queues;
    this.#kind = kind;
  }

  /** @throws QueueBackendMismatch */
  async onApplicationBootstrap(): Promise<void> {
    await this.#checkDatabase();
    for (const other of await this.live()) {
      if (other.queue_backend !== this.#queues.backend) {
        throw new QueueBackendMismatch(
          `This ${this.#kind} has its queues in ${this.#queues.backend}, a running ${other.kind} in ${other.queue_backend}: give both the same REDIS_URL`,
        );
      }
    }
    await this.#present();
    this.#timer = setInterval(() => {
      this.#present().catch((error: Error) => this.#logger.warn(`Presence: ${error.name}`));
    }, seenEvery);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#database.query(forget, [this.#id]).catch(() => undefined);
  }

  /** The processes that were seen within half a minute. */
  live(): Promise<LiveProcess[]> {
    return this.#database.query<LiveProcess & Record<string, unknown>>(live);
  }

  /** Queues that no living worker serves. */
  async unattended(): Promise<string[]> {
    const served = new Set((await this.live()).filter(({ kind }) => kind === 'worker').flatMap(({ queues }) => queues));
    return [...allQueues().keys()].filter((queue) => !served.has(queue));
  }

  #present(): Promise<unknown> {
    const queues = this.#kind === 'worker' ? [...allQueues().keys()] : [];
    return this.#database.query(present, [this.#id, this.#kind, hostname(), this.#queues.backend, queues]);
  }

  // PostgreSQL holds queues and tables together; a Redis must remember whose it is.
  async #checkDatabase(): Promise<void> {
    const { redis } = this.#queues;
    if (!redis) return;
    // A Redis that is not there is not answered with an error: it is waited for, for ever.
    if (!(await within(10_000, redis.ping()))) throw new QueueBackendMismatch('No Redis answers at REDIS_URL');
    await this.#database.pool.query('INSERT INTO installation DEFAULT VALUES ON CONFLICT DO NOTHING');
    const { rows } = await this.#database.pool.query<{ id: string }>('SELECT id FROM installation');
    const mine = rows[0]?.id ?? '';
    await redis.set('kefu:installation', mine, 'NX');
    if ((await redis.get('kefu:installation')) !== mine) {
      throw new QueueBackendMismatch('REDIS_URL names a Redis that serves another database');
    }
  }
}
