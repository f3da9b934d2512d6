import { Worker } from 'node:worker_threads';
import { KefuError } from '@kefu/platform/errors';
import { compiledModule } from '@kefu/platform/process';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Paper } from './paper.ts';
import type { PressAnswer } from './press.thread.ts';

/** Papers that may wait for the press; whoever comes later is asked to come again. */
const mostWaiting = 20;
const longestMs = 60_000;
/** A press that nobody used for so long is taken down: its font holds 30 MB. */
const idleMs = 60_000;

/**
 * Sets papers in type (X6): PDF with its Chinese font embedded, only the glyphs it needs. One paper at a time, in a thread
 * of its own, so that a long report delays other papers and no request.
 */
@Injectable()
export class Press implements OnApplicationShutdown {
  #thread: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;

  /** @throws KefuError UNAVAILABLE when too many papers wait */
  async print(paper: Paper): Promise<Buffer> {
    if (this.#waiting >= mostWaiting)
      throw new KefuError('UNAVAILABLE', 'Too many papers are waiting; try again shortly');
    this.#waiting++;
    const printed = this.#last.then(() => this.#set(paper));
    this.#last = printed.catch(() => undefined);
    try {
      return await printed;
    } finally {
      this.#waiting--;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#takeDown();
  }

  #set(paper: Paper): Promise<Buffer> {
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#putUp());
    thread.ref();
    return new Promise<Buffer>((resolve, reject) => {
      const late = setTimeout(() => {
        void this.#takeDown();
        over(new Error(`A paper was not set within ${longestMs / 1000} seconds`));
      }, longestMs);
      const over = (error: Error | undefined, pdf?: Uint8Array): void => {
        clearTimeout(late);
        thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
        if (error) reject(error);
        else resolve(Buffer.from(pdf?.buffer ?? new ArrayBuffer(0), pdf?.byteOffset, pdf?.byteLength));
        this.#rest();
      };
      thread.once('message', (answer: PressAnswer) => {
        if ('pdf' in answer) over(undefined, answer.pdf);
        else over(new Error(`The press failed: ${answer.error}`));
      });
      const fall = (error: Error): void => {
        this.#thread = undefined;
        over(error);
      };
      thread.once('error', fall);
      thread.once('exit', () => fall(new Error('The press ended early')));
      thread.postMessage(paper, []);
    });
  }

  #putUp(): Worker {
    return new Worker(compiledModule(new URL('press.thread.ts', import.meta.url).href), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
  }

  /** Between papers the thread keeps no process alive. */
  #rest(): void {
    this.#thread?.unref();
    this.#idle = setTimeout(() => void this.#takeDown(), idleMs).unref();
  }

  async #takeDown(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }
}
