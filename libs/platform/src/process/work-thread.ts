import { type Transferable, Worker } from 'node:worker_threads';
import { KefuError } from '../errors/index.ts';

/** What a work thread posts back for each task: what came out, or why nothing did. */
export type WorkAnswer<Result> = { readonly result: Result } | { readonly error: string };

/** A thread for one kind of work that would hold up every request. */
export interface WorkThreadShape {
  /** Path of the compiled module: it answers each message with one {@link WorkAnswer}. */
  readonly module: () => string;
  /** What is worked on, in the plural, for messages to developers. */
  readonly what: string;
  /** Tasks that may wait; whoever comes later is asked to come again. */
  readonly mostWaiting: number;
  readonly longestMs: number;
  /** A thread that nobody used for so long is taken down: it holds memory. */
  readonly idleMs: number;
  readonly maxMb: number;
}

/** Pure computing in a thread of its own, one task at a time: a long one delays others of its kind and no request. */
export class WorkThread<Task, Result> {
  readonly #shape: WorkThreadShape;
  #thread: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(shape: WorkThreadShape) {
    this.#shape = shape;
  }

  /**
   * Has the thread do a task.
   * @param handed memory that goes over to the thread instead of being copied
   * @throws KefuError UNAVAILABLE when too many tasks wait
   * @throws Error with the thread's words where it failed
   */
  async run(task: Task, handed: readonly Transferable[] = []): Promise<Result> {
    const { mostWaiting, what } = this.#shape;
    if (this.#waiting >= mostWaiting)
      throw new KefuError('UNAVAILABLE', `Too many ${what} are waiting; try again shortly`);
    this.#waiting++;
    const done = this.#last.then(() => this.#work(task, handed));
    this.#last = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      this.#waiting--;
    }
  }

  /** Takes the thread down; a task at work fails. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#takeDown();
  }

  #work(task: Task, handed: readonly Transferable[]): Promise<Result> {
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#putUp());
    thread.ref();
    const { longestMs, what } = this.#shape;
    return new Promise<Result>((resolve, reject) => {
      const late = setTimeout(() => {
        void this.#takeDown();
        over({ error: `One of the ${what} took longer than ${longestMs / 1000} seconds` });
      }, longestMs);
      const over = (answer: WorkAnswer<Result>): void => {
        clearTimeout(late);
        thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
        if ('error' in answer) reject(new Error(answer.error));
        else resolve(answer.result);
        this.#rest();
      };
      const fall = (error: string): void => {
        this.#thread = undefined;
        over({ error });
      };
      thread.once('message', over);
      thread.once('error', (error) => fall(error.stack ?? error.message));
      thread.once('exit', () => fall('The thread ended early'));
      thread.postMessage(task, handed);
    });
  }

  #putUp(): Worker {
    return new Worker(this.#shape.module(), { resourceLimits: { maxOldGenerationSizeMb: this.#shape.maxMb } });
  }

  /** Between tasks the thread keeps no process alive. */
  #rest(): void {
    this.#thread?.unref();
    this.#idle = setTimeout(() => void this.#takeDown(), this.#shape.idleMs).unref();
  }

  async #takeDown(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }
}
