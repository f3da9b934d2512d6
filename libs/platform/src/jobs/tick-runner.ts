import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { runAs, systemActor } from '../context/index.ts';
import { Database, sql } from '../database/index.ts';
import { within } from '../process/index.ts';
import { Handlers } from './handlers.ts';
import type { TickDefinition, TickHandler } from './job-handler.ts';

const declare = sql(
  'jobs.declare-tick',
  `INSERT INTO tick (name, every_seconds) VALUES ($1, $2)
   ON CONFLICT (name) DO UPDATE SET every_seconds = excluded.every_seconds`,
);

// By the database's clock, so that workers whose own clocks differ take turns. A tick that never finished is taken over.
const take = sql(
  'jobs.take-tick',
  `UPDATE tick SET last_started_at = clock_timestamp()
   WHERE name = $1 AND (last_started_at IS NULL
     OR last_started_at <= clock_timestamp() - every_seconds * 0.9 * interval '1 second')
   RETURNING name`,
);

const finish = sql(
  'jobs.finish-tick',
  `UPDATE tick SET last_finished_at = clock_timestamp(), findings = $2, error = $3 WHERE name = $1`,
);

/** Wakes the ticks of the worker (X11): level-triggered, so that a lost or doubled one does no harm. */
@Injectable()
export class TickRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(TickRunner.name);
  readonly #database: Database;
  readonly #handlers: Handlers;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Map<string, Promise<void>>();

  constructor(database: Database, handlers: Handlers) {
    this.#database = database;
    this.#handlers = handlers;
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const { definition, handler } of this.#handlers.ticks()) {
      await this.#database.query(declare, [definition.name, definition.everySeconds]);
      const wake = (): void => this.#wake(definition, handler);
      this.#timers.push(setInterval(wake, Math.min(definition.everySeconds * 1_000, 5_000)));
      wake();
    }
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await within(10_000, Promise.all(this.#running.values()));
  }

  #wake(definition: TickDefinition, handler: TickHandler): void {
    if (this.#running.has(definition.name)) return;
    const run = this.#tick(definition.name, handler).finally(() => this.#running.delete(definition.name));
    this.#running.set(definition.name, run);
  }

  async #tick(name: string, handler: TickHandler): Promise<void> {
    try {
      if ((await this.#database.query(take, [name])).length === 0) return;
      const findings = await runAs(systemActor(name), () => handler.tick());
      await this.#database.query(finish, [name, findings, null]);
    } catch (error) {
      // The message of an expected failure names no person; anything else is told by its kind alone.
      const { name: kind, message } = error as Error;
      this.#logger.error(`Tick ${name} failed: ${kind}`);
      await this.#database
        .query(finish, [name, null, kind === 'Error' ? kind : `${kind}: ${message}`])
        .catch(() => undefined);
    }
  }
}
