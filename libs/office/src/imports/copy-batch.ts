import type { FieldCipher } from '@kefu/platform/field-cipher';
import type { StagedValue, ToSeal } from './import-kind.ts';

const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Rows sealed and written at a time: many enough for the cipher, few enough that nothing of them grows old in memory. */
const rowsTogether = 128;

/** Rows in the text form of PostgreSQL's COPY, nothing in them open that is to be sealed. */
export class CopyBatch {
  readonly #cipher: FieldCipher;
  /** Text, with a gap for each value that waits for its seal. */
  #pieces: string[] = [];
  readonly #waiting = new Map<string, { plains: string[]; gaps: number[] }>();
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
      this.#text += separator;
      separator = '\t';
      if (isToSeal(value)) this.#leaveGap(value);
      else this.#text += copyText(value);
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

  #leaveGap({ seal, plain }: ToSeal): void {
    let waiting = this.#waiting.get(seal);
    if (!waiting) this.#waiting.set(seal, (waiting = { plains: [], gaps: [] }));
    waiting.plains.push(plain);
    waiting.gaps.push(this.#pieces.push(this.#text, '') - 1);
    this.#text = '';
  }

  #write(): void {
    for (const [kind, { plains, gaps }] of this.#waiting) {
      const sealed = plains.map((plain) => this.#cipher.seal(kind, plain));
      for (let i = 0; i < gaps.length; i++) this.#pieces[gaps[i] ?? 0] = sealed[i] ?? '';
    }
    const text = this.#pieces.join('') + this.#text;
    const needed = this.#length + text.length * 3;
    if (needed > this.#bytes.length) {
      const larger = Buffer.from(new ArrayBuffer(needed * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
    this.#pieces = [];
    this.#waiting.clear();
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
