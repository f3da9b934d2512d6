import { type Cipher, createCipheriv, type KeyObject, randomFillSync } from 'node:crypto';

const BLOCK = 16;
const IV_BYTES = 12;
/** What x^128 becomes in GHASH's field, its bits in GCM's order. */
const REDUCTION = 0xe1000000;

/**
 * AES-256-GCM (NIST SP 800-38D) of many short texts at a time. OpenSSL is asked once for the counter blocks of all of them,
 * which leaves the sum over each text (GHASH) to this class: sealed one by one, a text of twenty characters costs an object
 * inside OpenSSL and its collection, ten times its encryption. What comes out is what OpenSSL makes of the same IV, and OpenSSL
 * opens it; the tests compare the two.
 */
export class GcmBatch {
  readonly #blocks: Cipher;
  /** Each byte times the hash key, four words a byte. */
  readonly #products = new Int32Array(256 * 4);
  /** What a byte that is shifted out at the end brings back at the beginning. */
  readonly #carries = new Int32Array(256);
  /** The sum so far. */
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;

  constructor(key: KeyObject) {
    // Single blocks of distinct counters, which is what GCM is made of; no text ever goes through it.
    this.#blocks = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
    this.#makeTables(this.#blocks.update(Buffer.alloc(BLOCK)));
  }

  /**
   * Seals each text under an IV of its own, drawn at random.
   * @param aad authenticated with each of them
   * @returns for each text IV, ciphertext and tag in base64url
   */
  seal(aad: Buffer, texts: readonly string[]): string[] {
    const lengths = texts.map((text) => Buffer.byteLength(text));
    let bytes = 0;
    let blocks = 0;
    for (const length of lengths) {
      bytes += IV_BYTES + length + BLOCK;
      blocks += 1 + Math.ceil(length / BLOCK);
    }
    // Random throughout: where the IVs stand it stays so.
    const sealed = randomFillSync(Buffer.allocUnsafe(bytes));
    const stream = this.#blocks.update(counters(sealed, lengths, blocks));
    const begin = this.#sumOf(aad);
    const results: string[] = [];
    let from = 0;
    let mask = 0;
    for (let i = 0; i < texts.length; i++) {
      const length = lengths[i] ?? 0;
      const start = from + IV_BYTES;
      const end = start + length;
      sealed.write(texts[i] ?? '', start, 'utf8');
      for (let k = 0; k < length; k++) sealed[start + k] = byte(sealed, start + k) ^ byte(stream, mask + BLOCK + k);
      [this.#a, this.#b, this.#c, this.#d] = begin;
      this.#add(sealed, start, end);
      this.#b ^= aad.length * 8;
      this.#d ^= length * 8;
      this.#multiply();
      sealed.writeInt32BE(this.#a ^ stream.readInt32BE(mask), end);
      sealed.writeInt32BE(this.#b ^ stream.readInt32BE(mask + 4), end + 4);
      sealed.writeInt32BE(this.#c ^ stream.readInt32BE(mask + 8), end + 8);
      sealed.writeInt32BE(this.#d ^ stream.readInt32BE(mask + 12), end + 12);
      results.push(sealed.toString('base64url', from, end + BLOCK));
      from = end + BLOCK;
      mask += BLOCK * (1 + Math.ceil(length / BLOCK));
    }
    return results;
  }

  #sumOf(bytes: Buffer): readonly [number, number, number, number] {
    this.#a = this.#b = this.#c = this.#d = 0;
    this.#add(bytes, 0, bytes.length);
    return [this.#a, this.#b, this.#c, this.#d];
  }

  /** Adds bytes to the sum, block by block, the last one filled with zeros. */
  #add(bytes: Buffer, from: number, end: number): void {
    for (let at = from; at < end; at += BLOCK) {
      this.#a ^= word(bytes, at, end);
      this.#b ^= word(bytes, at + 4, end);
      this.#c ^= word(bytes, at + 8, end);
      this.#d ^= word(bytes, at + 12, end);
      this.#multiply();
    }
  }

  /** Multiplies the sum by the hash key, byte by byte from the last one. */
  #multiply(): void {
    const sum = [this.#a, this.#b, this.#c, this.#d] as const;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 3; i >= 0; i--) {
      for (let shift = 0; shift < 32; shift += 8) {
        const carry = this.#carries[d & 255] ?? 0;
        d = (d >>> 8) | (c << 24);
        c = (c >>> 8) | (b << 24);
        b = (b >>> 8) | (a << 24);
        a = (a >>> 8) ^ carry;
        const product = (((sum[i] ?? 0) >>> shift) & 255) * 4;
        a ^= this.#products[product] ?? 0;
        b ^= this.#products[product + 1] ?? 0;
        c ^= this.#products[product + 2] ?? 0;
        d ^= this.#products[product + 3] ?? 0;
      }
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }

  #makeTables(hashKey: Buffer): void {
    let power = [0, 4, 8, 12].map((at) => hashKey.readInt32BE(at));
    for (let bit = 0x80; bit > 0; bit >>= 1) {
      for (let value = 0; value < 256; value++) {
        if ((value & bit) === 0) continue;
        for (let k = 0; k < 4; k++)
          this.#products[value * 4 + k] = (this.#products[value * 4 + k] ?? 0) ^ (power[k] ?? 0);
      }
      power = timesX(power);
    }
    for (let value = 0; value < 256; value++) {
      let shifted = [0, 0, 0, value];
      for (let bit = 0; bit < 8; bit++) shifted = timesX(shifted);
      this.#carries[value] = shifted[0] ?? 0;
    }
  }
}

/** The counter blocks of all texts: the tag's, then one for each block of text. */
function counters(ivs: Buffer, lengths: readonly number[], blocks: number): Buffer {
  const all = Buffer.allocUnsafe(blocks * BLOCK);
  let from = 0;
  let at = 0;
  for (const length of lengths) {
    for (let counter = 1; counter <= 1 + Math.ceil(length / BLOCK); counter++) {
      ivs.copy(all, at, from, from + IV_BYTES);
      all.writeUInt32BE(counter, at + IV_BYTES);
      at += BLOCK;
    }
    from += IV_BYTES + length + BLOCK;
  }
  return all;
}

function byte(bytes: Buffer, at: number): number {
  return bytes[at] ?? 0;
}

/** Four bytes, zeros where they reach beyond the end. */
function word(bytes: Buffer, at: number, end: number): number {
  if (at + 4 <= end) return bytes.readInt32BE(at);
  let value = 0;
  for (let k = 0; k < 4; k++) value = (value << 8) | (at + k < end ? byte(bytes, at + k) : 0);
  return value;
}

function timesX([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number[] {
  const carry = d & 1 ? REDUCTION : 0;
  return [(a >>> 1) ^ carry, (b >>> 1) | (a << 31), (c >>> 1) | (b << 31), (d >>> 1) | (c << 31)];
}
