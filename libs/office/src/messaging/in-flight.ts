import { Injectable } from '@nestjs/common';

// Whatever is in flight when a worker dies is what somebody must ask about afterwards.
const most = 64;

/** The sends that one worker has on the wire, over all its jobs: at most 64 (X7). */
@Injectable()
export class InFlight {
  #free = most;
  readonly #waiting: (() => void)[] = [];

  /** Runs a send as soon as there is a place. */
  async run<T>(send: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((done) => this.#waiting.push(done));
    try {
      return await send();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
