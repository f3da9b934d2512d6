import type { FieldCipher } from '@kefu/platform/field-cipher';
import type { StagedValue, ToSeal } from './import-kind.ts';

const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Rows written into memory at a time: few enough that nothing of them grows old in the collector. */
const rowsTogether = 128;

/** Rows in the text form of PostgreSQL's COPY, nothing in them open that is to be sealed. */
export class CopyBatch {
  readonly #cipher: FieldCipher;
  #text = '';
  #bytes: Buffer<ArrayBuffer>;
  #length = 0;
  rows = 0;

  /** @param memory of a batch that is over, to be written into again */
  constructor(cipher: FieldCipher, memory: ArrayBuffer = new ArrayBuffer(1 << 19)) {
    this.#cipher = cipher;
    this.#bytes = Buffer.from(memory);
  }

  /** Adds a row. */
  add(values: readonly StagedValue[]): void {
    let separator = '';
    for (const value of values) {
      this.#text += separator + copyText(settled(this.#cipher, value));
      separator = '\t';
    }
    this.#text += '\n';
    this.rows++;
    if (this.rows % rowsTogether === 0) this.#write();
  }

  /** All rows. */
  bytes(): Uint8Array<ArrayBuffer> {
    this.#write();
    return this.#bytes.subarray(0, this.#length);
  }

  #write(): void {
    const needed = this.#length + this.#text.length * 3;
    if (needed > this.#bytes.length) {
      const larger = Buffer.from(new ArrayBuffer(needed * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(this.#text, this.#length, 'utf8');
    this.#text = '';
  }
}

/** A value as a statement takes it: what is to be sealed is sealed. */
export function settled(cipher: FieldCipher, value: StagedValue): Exclude<StagedValue, ToSeal> {
  return isToSeal(value) ? cipher.seal(value.seal, value.plain) : value;
}

function isToSeal(value: StagedValue): value is ToSeal {
  return typeof value === 'object' && value !== null && 'seal' in value;
}

function copyText(value: Exclude<StagedValue, ToSeal>): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') {
    return special.test(value) ? value.replace(/[\\\t\n\r]/g, (one) => escapes[one] ?? one) : value;
  }
  if (typeof value === 'object') return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
}
