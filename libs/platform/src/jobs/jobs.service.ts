import { Injectable } from '@nestjs/common';
import { Database, sql } from '../database/index.ts';
import { JobQueue, JobsSummary, Schedule } from './jobs.types.ts';
import { Presence } from './presence.ts';
import { allQueues } from './queue.ts';
import { Queues } from './queues.ts';
import { scheduleColumns } from './schedule.sql.ts';

const ticks = sql('jobs.ticks', `SELECT ${scheduleColumns} FROM tick ORDER BY name`);

const outbox = sql(
  'jobs.outbox',
  `SELECT count(*)::int AS waiting,
     coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS oldest FROM outbox_message`,
);

/** What the jobs page shows (X11). */
@Injectable()
export class JobsService {
  readonly #database: Database;
  readonly #queues: Queues;
  readonly #presence: Presence;

  constructor(database: Database, queues: Queues, presence: Presence) {
    this.#database = database;
    this.#queues = queues;
    this.#presence = presence;
  }

  /** The jobs of the installation at this moment. */
  async summary(): Promise<JobsSummary> {
    const [processes, unattended, schedules, [waiting], queues] = await Promise.all([
      this.#presence.live(),
      this.#presence.unattended(),
      this.#database.query<Schedule & Record<string, unknown>>(ticks),
      this.#database.query<{ waiting: number; oldest: number }>(outbox),
      Promise.all([...allQueues().keys()].map((name) => this.#count(name))),
    ]);
    return Object.assign(new JobsSummary(), {
      backend: this.#queues.backend,
      workers: processes.filter(({ kind }) => kind === 'worker').length,
      schedules,
      outboxWaiting: waiting?.waiting ?? 0,
      outboxOldestSeconds: waiting?.oldest ?? 0,
      queues: queues.map((queue) =>
        Object.assign(new JobQueue(), queue, { attended: !unattended.includes(queue.name) }),
      ),
    });
  }

  async #count(name: string): Promise<Omit<JobQueue, 'attended'>> {
    const {
      waiting = 0,
      prioritized = 0,
      active = 0,
      delayed = 0,
      failed = 0,
    } = await this.#queues.queue(name).getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
    return { name, waiting: waiting + prioritized, active, delayed, failed };
  }
}
