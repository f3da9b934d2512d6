import { Database } from '@kefu/platform/database';
import { Outbox } from '@kefu/platform/outbox';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { drainShard } from './drain-shard.ts';

/** The sweep comes in so many milliseconds anyway. */
const sweptIn = 10_000;

/**
 * Has shards drained when something in them may be tried again (X7). Remembered by the process alone: what it forgets when it dies,
 * the sweep finds.
 */
@Injectable()
export class Retries implements OnModuleDestroy {
  readonly #logger = new Logger(Retries.name);
  readonly #database: Database;
  readonly #outbox: Outbox;
  readonly #timers = new Map<number, { readonly at: number; readonly timer: NodeJS.Timeout }>();

  constructor(database: Database, outbox: Outbox) {
    this.#database = database;
    this.#outbox = outbox;
  }

  onModuleDestroy(): void {
    for (const { timer } of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Once per shard: the earliest counts. @param wait milliseconds */
  drain(shard: number, wait: number): void {
    const at = Date.now() + wait;
    const known = this.#timers.get(shard);
    if (wait >= sweptIn || (known && known.at <= at)) return;
    clearTimeout(known?.timer);
    const timer = setTimeout(() => void this.#now(shard), wait);
    this.#timers.set(shard, { at, timer });
  }

  async #now(shard: number): Promise<void> {
    this.#timers.delete(shard);
    try {
      await this.#database.transaction((tx) => this.#outbox.add(tx, drainShard(shard)));
    } catch (error) {
      this.#logger.warn(`A shard is left to the sweep: ${(error as Error).name}`);
    }
  }
}
