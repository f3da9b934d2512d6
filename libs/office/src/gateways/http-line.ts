import { performance } from 'node:perf_hooks';
import { type Dispatcher, Pool } from 'undici';
import type { Patience, SendOutcome } from './gateway.ts';

/** A request to a gateway. */
export interface LineRequest {
  readonly method: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What became of a request. */
export type LineResult =
  | { readonly answered: true; readonly status: number; readonly body: string }
  /** No answer; `left` says whether a byte may have reached the gateway. */
  | { readonly answered: false; readonly left: boolean; readonly code: string };

// As many as one worker may have in flight.
const connections = 64;
const largestAnswer = 1024 * 1024;

/**
 * A kept-alive line to one gateway. It knows to the byte whether a request has left: undici says so just before it writes,
 * and there the lease is looked at for the last time (X7).
 */
export class HttpLine {
  readonly #pool: Pool;

  constructor(url: string) {
    this.#pool = new Pool(new URL(url).origin, {
      connections,
      pipelining: 1,
      connect: { timeout: 5_000 },
      // Our own clock decides; these only guard against a line that is forgotten.
      headersTimeout: 120_000,
      bodyTimeout: 120_000,
    });
  }

  /** Asks and waits for the whole answer. Never throws. */
  ask(request: LineRequest, patience: Patience): Promise<LineResult> {
    return new Promise((done) => {
      const call = new Call(patience, done);
      try {
        this.#pool.dispatch({ ...request, body: request.body ?? null }, call);
      } catch (error) {
        call.onResponseError(undefined, error as Error);
      }
    });
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

class Call implements Dispatcher.DispatchHandler {
  readonly #patience: Patience;
  readonly #done: (result: LineResult) => void;
  readonly #timer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | undefined;
  #left = false;
  #over = false;
  #status = 0;
  #length = 0;
  readonly #chunks: Buffer[] = [];

  constructor(patience: Patience, done: (result: LineResult) => void) {
    this.#patience = patience;
    this.#done = done;
    this.#timer = setTimeout(() => this.#giveUp('TIMEOUT'), patience.timeoutSeconds * 1_000);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#over) return controller.abort(new Error('given up'));
    if (performance.now() >= this.#patience.deadline) return this.#giveUp('LEASE_RAN_OUT');
    this.#left = true;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length > largestAnswer) return this.#giveUp('ANSWER_TOO_LONG');
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#end({ answered: true, status: this.#status, body: Buffer.concat(this.#chunks).toString('utf8') });
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    const { code } = error as { code?: unknown };
    this.#end({ answered: false, left: this.#left, code: typeof code === 'string' ? code : error.name });
  }

  #giveUp(code: string): void {
    const controller = this.#controller;
    this.#end({ answered: false, left: this.#left, code });
    controller?.abort(new Error(code));
  }

  #end(result: LineResult): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    this.#done(result);
  }
}

/** Refused for who we are or how fast we are: nothing left, and every other message would fare alike. */
const ours = new Set([401, 402, 403, 407, 429]);
/** Too early, too late, or twice at once: the first of them may have been taken. */
const ambiguous = new Set([408, 409, 425]);

/**
 * What an answer means before its body is read (X7): no byte left, or an answer that concerns the account, asks to try later;
 * another 4xx is definite; silence and any 5xx may hide an acceptance. Undefined: a good answer, whose body decides.
 */
export function outcomeOf(result: LineResult): Exclude<SendOutcome, { outcome: 'accepted' }> | undefined {
  if (!result.answered) return { outcome: result.left ? 'unknown' : 'notSent', code: result.code };
  const { status } = result;
  const code = `HTTP_${status}`;
  if (ours.has(status)) return { outcome: 'notSent', code };
  if (status >= 400 && status < 500 && !ambiguous.has(status)) return { outcome: 'refused', code };
  return status >= 200 && status < 300 ? undefined : { outcome: 'unknown', code };
}
