import { defineQueue, Queues } from '@kefu/platform/jobs';
import { LedgerRows } from '../ledger/ledger-rows.ts';
import type { Row } from '../row.ts';

const concurrency = 50;
const chunk = 1_000;

/**
 * The same claiming and finishing against the common way: one BullMQ job per message, on the same PostgreSQL, fifty at a time, each
 * doing nothing (X7). Adding the jobs is not counted.
 */
export const claimVsJobs: Row = {
  name: 'claim-vs-jobs',
  unit: 'messages/s',
  target: 30,
  async prepare(bench) {
    const ledger = await LedgerRows.prepare(bench, Math.round(100_000 * bench.scale));
    const { settings } = await bench.database();
    const queue = defineQueue({ name: 'bench-messages', concurrency, attempts: 1 }).name;
    const queues = new Queues(settings);
    const jobs = Math.round(10_000 * bench.scale);
    return {
      ours: () => ledger.round((shard) => ledger.emptyAsWorker(shard)),
      baseline: async () => {
        for (let from = 0; from < jobs; from += chunk) {
          const size = Math.min(chunk, jobs - from);
          await queues.queue(queue).addBulk(
            Array.from({ length: size }, (_, n) => ({
              name: 'send',
              data: { message: from + n },
              opts: { removeOnComplete: true },
            })),
          );
        }
        let done = 0;
        const began = performance.now();
        let end = (): void => undefined;
        const all = new Promise<void>((resolve) => {
          end = resolve;
        });
        const worker = queues.worker(
          queue,
          () => {
            if (++done === jobs) end();
            return Promise.resolve();
          },
          { concurrency },
        );
        await all;
        const seconds = (performance.now() - began) / 1_000;
        await worker.close();
        return jobs / seconds;
      },
      close: async () => {
        await queues.onApplicationShutdown();
        await ledger.close();
      },
    };
  },
};
