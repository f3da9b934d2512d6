import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { compiledModule } from '@kefu/platform/process';
import type { FaultyRow, FileFault, RowBatch, ThreadAnswer, ThreadParcel, ThreadTask } from './row-thread.messages.ts';

/** The file cannot be read as a table. */
export class FileUnreadable extends Error {
  readonly code: FileFault;
  readonly line: number | null;
  constructor(code: FileFault, line: number | null) {
    super(`The file cannot be read: ${code}`);
    this.name = 'FileUnreadable';
    this.code = code;
    this.line = line;
  }
}

/** How a file is written and what its first row says. */
export interface TableForm {
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly headings: readonly string[];
}

/** Chunks on their way to the thread, and batches on their way from it, at a time: what bounds the memory. */
const mostChunks = 4;
const mostBatches = 2;

/** One reading of a file, in a thread of its own. */
export class FileReading {
  readonly #thread: Worker;
  readonly #source: AsyncIterator<Buffer>;
  readonly #answers: ThreadAnswer[] = [];
  #wake: (() => void) | undefined;
  #chunksOut = 0;
  #feeding = false;
  #over = false;
  #failure: Error | undefined;
  /** Bytes of the file that the thread is through with. */
  bytesRead = 0;

  constructor(content: Readable, task: ThreadTask) {
    this.#source = (content as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    this.#thread = new Worker(compiledModule(new URL('row-thread.ts', import.meta.url).href), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 24 },
    });
    this.#thread.on('message', (answer: ThreadAnswer) => this.#receive(answer));
    this.#thread.on('error', (error: Error) => this.#fail(error));
    this.#thread.on('exit', () => this.#fail(new Error('The reading thread ended early')));
    void this.#feed();
  }

  /**
   * What the thread says, in order, until it is done. The thread waits while nobody takes its batches.
   * @throws FileUnreadable
   */
  async *answers(): AsyncGenerator<ThreadAnswer> {
    try {
      for (;;) {
        const answer = this.#answers.shift();
        if (!answer) {
          if (this.#failure) throw this.#failure;
          await new Promise<void>((resolve) => (this.#wake = resolve));
          continue;
        }
        void this.#feed();
        if (answer.type === 'done') return;
        if (answer.type === 'refused') throw new FileUnreadable(answer.code, answer.line);
        if (answer.type === 'crashed') throw new Error(`The reading thread failed: ${answer.error}`);
        yield answer;
      }
    } finally {
      this.#over = true;
      await this.#thread.terminate();
      await this.#source.return?.();
    }
  }

  /**
   * The rows, batch by batch. The memory of a batch goes back to the thread when the next one is asked for: dead batches would
   * pile up to 64 MB before V8 collected them.
   * @throws FileUnreadable
   */
  async *batches(): AsyncGenerator<RowBatch> {
    for await (const answer of this.answers()) {
      if (answer.type !== 'batch') continue;
      yield answer;
      this.#hand(answer.copy.buffer, [answer.copy.buffer]);
    }
  }

  /** How the file is written and its headings. @throws FileUnreadable */
  async form(): Promise<TableForm> {
    let form = { encoding: null as string | null, delimiter: null as string | null };
    let headings: readonly string[] = [];
    for await (const answer of this.answers()) {
      if (answer.type === 'form') form = answer;
      if (answer.type === 'headings') headings = answer.headings;
    }
    if (headings.length === 0) throw new FileUnreadable('NO_ROWS', null);
    return { encoding: form.encoding, delimiter: form.delimiter, headings };
  }

  /** The lines asked for, sealed. @throws FileUnreadable */
  async lines(): Promise<readonly FaultyRow[]> {
    let found: readonly FaultyRow[] = [];
    for await (const answer of this.answers()) if (answer.type === 'lines') found = answer.faultyRows;
    return found;
  }

  #hand(parcel: ThreadParcel, transfer: ArrayBuffer[] = []): void {
    this.#thread.postMessage(parcel, transfer);
  }

  #receive(answer: ThreadAnswer): void {
    if (answer.type === 'taken') {
      this.#chunksOut--;
      this.bytesRead += answer.bytes;
      void this.#feed();
      return;
    }
    this.#answers.push(answer);
    this.#wake?.();
  }

  #fail(error: Error): void {
    if (this.#over) return;
    this.#failure ??= error;
    this.#wake?.();
  }

  async #feed(): Promise<void> {
    if (this.#feeding) return;
    this.#feeding = true;
    try {
      while (!this.#over && this.#chunksOut < mostChunks && this.#answers.length < mostBatches) {
        const { done, value } = await this.#source.next();
        if (this.#over) return;
        this.#chunksOut++;
        this.#hand(done ? null : value);
        if (done) this.#chunksOut = mostChunks;
      }
    } catch (error) {
      this.#fail(error as Error);
    } finally {
      this.#feeding = false;
    }
  }
}
