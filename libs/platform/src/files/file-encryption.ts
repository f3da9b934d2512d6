import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

const TAG_BYTES = 16;
/** Every file has a key of its own that encrypts nothing else, so its counter may begin at nought. */
const IV = Buffer.alloc(12);

/** A new key for one file. */
export function makeFileKey(): Buffer {
  return randomBytes(32);
}

/** Bytes that a file is longer by once it is encrypted. */
export const sealBytes = TAG_BYTES;

/** Encrypts a stream: AES-256-GCM, the tag at the end. */
export async function* encrypt(content: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const cipher = createCipheriv('aes-256-gcm', key, IV);
  for await (const chunk of content) yield cipher.update(chunk);
  cipher.final();
  yield cipher.getAuthTag();
}

/** A stored file that was altered or cut off. */
export class FileDamaged extends Error {
  constructor() {
    super('A stored file was altered or cut off');
    this.name = 'FileDamaged';
  }
}

/** Decrypts what {@link encrypt} made. @throws FileDamaged at the end of a stream that was altered or cut off */
export async function* decrypt(content: Readable, key: Buffer): AsyncGenerator<Buffer> {
  const decipher = createDecipheriv('aes-256-gcm', key, IV);
  let held = Buffer.alloc(0);
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const joined = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    const ready = Math.max(0, joined.length - TAG_BYTES);
    if (ready > 0) yield decipher.update(joined.subarray(0, ready));
    held = Buffer.from(joined.subarray(ready));
  }
  try {
    decipher.setAuthTag(held);
    decipher.final();
  } catch {
    throw new FileDamaged();
  }
}
