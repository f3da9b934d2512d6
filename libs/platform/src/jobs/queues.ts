import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  createPostgresBackend,
  type Processor,
  Queue,
  setDefaultBackendFactory,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Settings } from '../config/index.ts';
import { appRole } from '../database/index.ts';
import { within } from '../process/index.ts';
import { allQueues } from './queue.ts';
import { queueSchema } from './queue-schema.ts';

/** Milliseconds until a worker whose queue's store is away asks it again; BullMQ would let fifteen seconds pass. */
const runRetryDelay = 1_000;
const closeWithin = 5_000;
const day = 86_400;

/**
 * The queues of this process: BullMQ on PostgreSQL, or on Redis where REDIS_URL is set. All of them share one pool (or
 * one connection); one that blocks, such as a worker's, takes a connection of its own from it.
 */
@Injectable()
export class Queues implements OnApplicationShutdown {
  /** `postgres` or `redis`. */
  readonly backend: 'postgres' | 'redis';
  readonly #logger = new Logger(Queues.name);
  readonly #queues = new Map<string, Queue>();
  readonly #pool: pg.Pool | undefined;
  readonly #redis: Redis | undefined;

  constructor(settings: Settings) {
    this.backend = settings.redisUrl ? 'redis' : 'postgres';
    if (settings.redisUrl) {
      setDefaultBackendFactory();
      this.#redis = new Redis(settings.redisUrl, { maxRetriesPerRequest: null, lazyConnect: true });
      this.#redis.on('error', (error) => this.#logger.warn(`Redis: ${error.message}`));
    } else {
      setDefaultBackendFactory(createPostgresBackend);
      this.#pool = new pg.Pool({
        connectionString: settings.databaseUrl,
        application_name: 'kefu-queues',
        options: `-c role=${appRole} -c search_path=${queueSchema}`,
        // Each worker keeps one connection to listen on; a larger pool beyond that is slower, not faster.
        max: allQueues().size + 4,
        keepAlive: true,
      });
      this.#pool.on('error', (error) => this.#logger.warn(`Queues: ${error.message}`));
    }
  }

  /** The queue of a name. @throws Error when nobody declared it. */
  queue(name: string): Queue {
    const known = this.#queues.get(name);
    if (known) return known;
    const definition = allQueues().get(name);
    if (!definition) throw new Error(`Queue ${name} is not declared`);
    const queue = new Queue(name, {
      connection: this.#connection(),
      defaultJobOptions: {
        attempts: definition.attempts,
        backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
        // By age: a count would cost a query per job, and nothing at all would keep them forever.
        removeOnComplete: { age: day },
        removeOnFail: { age: 30 * day },
      },
    });
    queue.on('error', (error) => this.#logger.warn(`Queue ${name}: ${error.message}`));
    this.#queues.set(name, queue);
    return queue;
  }

  /** Starts a worker on a queue. The caller closes it. */
  worker(name: string, work: Processor, options: Omit<WorkerOptions, 'connection'>): Worker {
    const worker = new Worker(name, work, { runRetryDelay, ...options, connection: this.#connection() });
    worker.on('error', (error) => this.#logger.warn(`Worker of ${name}: ${error.message}`));
    return worker;
  }

  /** The Redis in use, for the check that it serves this database alone. */
  get redis(): Redis | undefined {
    return this.#redis;
  }

  async onApplicationShutdown(): Promise<void> {
    // An unreachable Redis never answers a close: it does not keep the process from ending.
    await within(closeWithin, Promise.all([...this.#queues.values()].map((queue) => queue.close())));
    this.#redis?.disconnect();
    if (this.#pool) await within(closeWithin, this.#pool.end());
  }

  // BullMQ types its connections for the backend it was built for; which one that is, is decided at run time.
  #connection(): Redis {
    return (this.#redis ?? this.#pool) as Redis;
  }
}
