import { setTimeout as sleep } from 'node:timers/promises';
import { HandlesTick, type TickFindings, type TickHandler } from '@kefu/platform/jobs';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Cutover } from './cutover.ts';

const everySeconds = 30;

/** Carries out changes of posts at midnight in Asia/Shanghai (H5): shortly before one that is due it waits for the stroke. */
@HandlesTick({ name: 'hrRequests.takeEffect', everySeconds })
@Injectable()
export class CutoverTick implements TickHandler, OnModuleDestroy {
  readonly #cutover: Cutover;
  readonly #stopping = new AbortController();

  constructor(cutover: Cutover) {
    this.#cutover = cutover;
  }

  async tick(): Promise<TickFindings> {
    const due = await this.#cutover.nextIn();
    // The next time would be too late for it.
    if (due !== undefined && due <= everySeconds * 1000 * 1.5) {
      await sleep(due, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
    return { ...(await this.#cutover.carryOut()) };
  }

  onModuleDestroy(): void {
    this.#stopping.abort();
  }
}
