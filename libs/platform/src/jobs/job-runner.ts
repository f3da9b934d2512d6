import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Job as BullJob, UnrecoverableError, type Worker } from 'bullmq';
import { runAs, systemActor } from '../context/index.ts';
import { within } from '../process/index.ts';
import { Handlers } from './handlers.ts';
import type { JobHandler } from './job-handler.ts';
import { allQueues } from './queue.ts';
import { Queues } from './queues.ts';

/** How long a stopping process waits for its jobs; what is not done by then comes again elsewhere. */
const finishWithin = 10_000;

/** Runs the jobs of every queue in the worker process (X11). */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(JobRunner.name);
  readonly #queues: Queues;
  readonly #handlers: Handlers;
  readonly #stop = new AbortController();
  #workers: Worker[] = [];

  constructor(queues: Queues, handlers: Handlers) {
    this.#queues = queues;
    this.#handlers = handlers;
  }

  onApplicationBootstrap(): void {
    this.#workers = [...this.#handlers.jobs()].map(([queue, handlers]) => this.#start(queue, handlers));
  }

  async onModuleDestroy(): Promise<void> {
    this.#stop.abort();
    const closed = await within(finishWithin, Promise.all(this.#workers.map((worker) => worker.close())));
    if (!closed) this.#logger.warn('Jobs were still running at the end; another worker takes them up');
  }

  #start(queue: string, handlers: ReadonlyMap<string, JobHandler>): Worker {
    const worker = this.#queues.worker(queue, (job) => this.#run(job, handlers), {
      concurrency: allQueues().get(queue)?.concurrency ?? 1,
      lockDuration: 30_000,
      stalledInterval: 15_000,
      maxStalledCount: 3,
    });
    worker.on('failed', (job, error) => this.#logger.warn(`${queue}.${job?.name} ${job?.id} failed: ${error.name}`));
    return worker;
  }

  async #run(job: BullJob, handlers: ReadonlyMap<string, JobHandler>): Promise<void> {
    const handler = handlers.get(job.name);
    if (!handler) throw new UnrecoverableError(`Nobody handles ${job.queueName}.${job.name}`);
    await runAs(systemActor(`${job.queueName}.${job.name}`), () =>
      handler.handle({
        id: job.id ?? '',
        data: job.data as Record<string, string | number>,
        attempt: job.attemptsMade + 1,
        signal: this.#stop.signal,
      }),
    );
  }
}
