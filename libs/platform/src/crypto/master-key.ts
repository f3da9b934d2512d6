import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A master key from the settings: it only wraps data keys. */
export interface MasterKey {
  readonly version: number;
  readonly key: Uint8Array;
}

/** The settings do not hold the master key that a data key was wrapped with, or hold another one under its version. */
export class MasterKeyMissing extends Error {
  constructor(version: number) {
    super(`FIELD_KEYS: the master key ${version} that wrapped the stored data keys is missing or another one`);
    this.name = 'MasterKeyMissing';
  }
}

/** Wraps a data key for storage; `name` is authenticated, so that keys cannot be exchanged in the table. */
export function wrapKey(master: MasterKey, name: string, key: Uint8Array): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', master.key, iv);
  cipher.setAAD(Buffer.from(name));
  return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

/** Unwraps a stored data key. @throws MasterKeyMissing */
export function unwrapKey(masters: readonly MasterKey[], version: number, name: string, wrapped: Uint8Array): Buffer {
  const master = masters.find((one) => one.version === version);
  if (!master) throw new MasterKeyMissing(version);
  const decipher = createDecipheriv('aes-256-gcm', master.key, wrapped.subarray(0, 12));
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(wrapped.subarray(-16));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
  } catch {
    throw new MasterKeyMissing(version);
  }
}
