import { Injectable } from '@nestjs/common';

// Whatever is in flight when a worker dies is what somebody must ask about afterwards.
const onTheWire = 64;
// Claimed and written down while others are still on the wire, so that the wire is never idle.
const ahead = 32;
// Claiming costs the same for one message as for many.
const handful = 16;

/** What one worker holds of the ledger, over all its jobs: at most 64 sends on the wire, and a few that wait for them (X7). */
@Injectable()
export class InFlight {
  #lines = onTheWire;
  readonly #forLine: (() => void)[] = [];
  #places = onTheWire + ahead;
  readonly #forPlaces: (() => void)[] = [];

  /** Waits until a handful of messages may be claimed. @returns how many: from a handful up to `most` */
  async take(most: number): Promise<number> {
    while (this.#places < Math.min(handful, most)) await new Promise<void>((done) => this.#forPlaces.push(done));
    const taken = Math.min(this.#places, most);
    this.#places -= taken;
    return taken;
  }

  /** Gives back places of messages that are settled or were never claimed. */
  release(places: number): void {
    this.#places += places;
    for (const look of this.#forPlaces.splice(0)) look();
  }

  /** Runs a send as soon as there is a line. */
  async run<T>(send: () => Promise<T>): Promise<T> {
    if (this.#lines > 0) this.#lines--;
    else await new Promise<void>((done) => this.#forLine.push(done));
    try {
      return await send();
    } finally {
      const next = this.#forLine.shift();
      if (next) next();
      else this.#lines++;
    }
  }
}
