import { createHash } from 'node:crypto';

/** Numbers that look random and are the same for the same seed, whatever else happens and in whatever order. */
export class Chance {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A number from 0 to below 1 that belongs to these words. */
  of(...words: readonly (string | number)[]): number {
    const digest = createHash('md5')
      .update([this.#seed, ...words].join(' '))
      .digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  }

  /** One of some things, by the same rule. */
  pick<T>(things: readonly T[], ...words: readonly (string | number)[]): T {
    const picked = things[Math.floor(this.of(...words) * things.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from');
    return picked;
  }
}
