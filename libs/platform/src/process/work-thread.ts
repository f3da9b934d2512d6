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
  #closed = false;

  constructor(shape: WorkThreadShape) {
    this.#shape = shape;
  }

  /**
   * Has the thread do a task.
   * @param handed memory that goes over to the thread instead of being copied
   * @throws KefuError UNAVAILABLE when too many tasks wait, or the thread is closed before the task is done
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

  /** Takes the thread down for good: the task at work fails, and so do those that wait. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#takeDown();
  }

  async #work(task: Task, handed: readonly Transferable[]): Promise<Result> {
    this.#mustBeOpen();
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#putUp());
    // While it works it keeps the process alive, between tasks it does not.
    thread.ref();
    try {
      const answer = await this.#answer(thread, task, handed);
      if ('result' in answer) return answer.result;
      this.#mustBeOpen();
      throw new Error(answer.error);
    } finally {
      thread.unref();
      if (!this.#closed) this.#idle = setTimeout(() => void this.#takeDown(), this.#shape.idleMs).unref();
    }
  }

  #answer(thread: Worker, task: Task, handed: readonly Transferable[]): Promise<WorkAnswer<Result>> {
    const { longestMs, what } = this.#shape;
    return new Promise((resolve) => {
      // First of all: what cannot be handed over fails here, before anybody listens for an answer to it.
      thread.postMessage(task, handed);
      const over = (answer: WorkAnswer<Result>): void => {
        clearTimeout(late);
        thread.off('message', over).off('error', broke).off('exit', left);
        resolve(answer);
      };
      let fall: Error | undefined;
      // An answer that was given before the fall may arrive behind it; before the thread is told to be gone it has.
      const broke = (error: Error): void => {
        fall = error;
      };
      const left = (): void => over({ error: fall ? (fall.stack ?? fall.message) : 'The thread ended early' });
      const late = setTimeout(() => {
        void this.#takeDown();
        over({ error: `One of the ${what} took longer than ${longestMs / 1000} seconds` });
      }, longestMs);
      thread.on('message', over).on('error', broke).on('exit', left);
    });
  }

  #putUp(): Worker {
    const thread = new Worker(this.#shape.module(), { resourceLimits: { maxOldGenerationSizeMb: this.#shape.maxMb } });
    const forget = (): void => {
      if (this.#thread === thread) this.#thread = undefined;
    };
    // Also between tasks: what falls then takes nobody with it, and the next task finds another thread.
    return thread.on('error', forget).on('exit', forget);
  }

  async #takeDown(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new KefuError('UNAVAILABLE', `No more ${this.#shape.what} are taken on`);
  }
}
