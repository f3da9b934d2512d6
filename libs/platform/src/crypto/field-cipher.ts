import { createCipheriv, createDecipheriv, createSecretKey, hash, type KeyObject, randomFillSync } from 'node:crypto';

/** The keys of the field encryption in plain. Structured cloning carries it into a worker thread; it never leaves memory. */
export interface KeyMaterial {
  readonly seals: readonly SealKey[];
  /** Key of the blind index; it does not rotate, since every index would have to be made anew at one stroke. */
  readonly index: Uint8Array;
}

/** One data key. */
export interface SealKey {
  readonly version: number;
  readonly key: Uint8Array;
  /** Milliseconds since 1970 from which values are sealed with it; before that processes only learn of it. */
  readonly sealsFrom: number;
}

/** A sealed value that does not open. The message says why and never holds any part of the value. */
export class CannotOpen extends Error {
  constructor(
    why: 'malformed' | 'sealed with a key this process does not know' | 'altered, or sealed for another field',
  ) {
    super(`A sealed value does not open: ${why}`);
    this.name = 'CannotOpen';
  }
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const INDEX_BYTES = 16;
/** Block and digest of SHA-256. */
const HASH_BLOCK = 64;
const HASH_BYTES = 32;

/**
 * Encrypts single fields of personal data: AES-256-GCM under a versioned data key. The kind of field is authenticated
 * with it, so a sealed phone does not open as a bank card. Synchronous and quick enough for an import of a million rows.
 */
export class FieldCipher {
  #material!: KeyMaterial;
  #keys!: ReadonlyMap<number, KeyObject>;
  #inner!: Buffer;
  #outer!: Buffer;
  readonly #random = Buffer.alloc(IV_BYTES * 1024);
  #spent = this.#random.length;

  constructor(material: KeyMaterial) {
    this.useKeys(material);
  }

  /** The keys in use, to build a cipher in a worker thread: `new FieldCipher(workerData.keys)`. */
  get material(): KeyMaterial {
    return this.#material;
  }

  /** Changes to other keys, after a rotation. */
  useKeys(material: KeyMaterial): void {
    if (material.seals.length === 0) throw new Error('No data key');
    this.#keys = new Map(material.seals.map(({ version, key }) => [version, createSecretKey(key)]));
    this.#inner = padded(material.index, 0x36, 256);
    this.#outer = padded(material.index, 0x5c, HASH_BYTES);
    this.#material = material;
  }

  /** Version of the key that seals now. */
  get currentVersion(): number {
    const now = Date.now();
    const { seals } = this.#material;
    let current: SealKey | undefined;
    for (const key of seals) {
      if (key.sealsFrom <= now && (!current || key.version > current.version)) current = key;
    }
    return (current ?? seals[0])?.version ?? 0;
  }

  /**
   * Seals a value for storage.
   * @param kind which field it is, such as `phone`; {@link open} must name the same
   */
  seal(kind: string, plain: string): string {
    const version = this.currentVersion;
    const iv = this.#nextIv();
    const cipher = createCipheriv('aes-256-gcm', this.#key(version), iv);
    cipher.setAAD(Buffer.from(kind));
    const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `k${version}.${sealed.toString('base64url')}`;
  }

  /** Opens a sealed value. @throws CannotOpen when it was altered, sealed for another kind, or its key is unknown. */
  open(kind: string, sealed: string): string {
    const version = this.versionOf(sealed);
    const bytes = Buffer.from(sealed.slice(sealed.indexOf('.') + 1), 'base64url');
    if (bytes.length < IV_BYTES + TAG_BYTES) throw new CannotOpen('malformed');
    const decipher = createDecipheriv('aes-256-gcm', this.#key(version), bytes.subarray(0, IV_BYTES));
    decipher.setAAD(Buffer.from(kind));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new CannotOpen('altered, or sealed for another field');
    }
  }

  /** Version of the key a value was sealed with. @throws CannotOpen when it is no sealed value. */
  versionOf(sealed: string): number {
    const version = /^k([1-9]\d{0,8})\./.exec(sealed)?.[1];
    if (!version) throw new CannotOpen('malformed');
    return Number(version);
  }

  /**
   * What equal values have in common: a keyed hash of the normalised value, to find and to keep unique what is sealed.
   * @param normalised the one form of the value (E.164, upper-case X): two spellings give two indexes
   */
  blindIndex(kind: string, normalised: string): Buffer {
    // HMAC-SHA-256 as the two hashes that it is: Node's own makes an object of OpenSSL's each time, at twice the cost.
    const text = `${kind}\0${normalised}`;
    const room = HASH_BLOCK + Buffer.byteLength(text);
    if (room > this.#inner.length) this.#inner = padded(this.#material.index, 0x36, room - HASH_BLOCK);
    this.#inner.write(text, HASH_BLOCK, 'utf8');
    this.#outer.write(hash('sha256', this.#inner.subarray(0, room), 'binary'), HASH_BLOCK, 'latin1');
    return Buffer.from(hash('sha256', this.#outer, 'hex').slice(0, 2 * INDEX_BYTES), 'hex');
  }

  #key(version: number): KeyObject {
    const key = this.#keys.get(version);
    if (!key) throw new CannotOpen('sealed with a key this process does not know');
    return key;
  }

  /** Random bytes are drawn in bulk: one at a time they cost more than the cipher. */
  #nextIv(): Buffer {
    if (this.#spent >= this.#random.length) {
      randomFillSync(this.#random);
      this.#spent = 0;
    }
    const iv = Buffer.from(this.#random.subarray(this.#spent, this.#spent + IV_BYTES));
    this.#spent += IV_BYTES;
    return iv;
  }
}

/** The key of an HMAC against one of its two pads, with room for what is hashed behind it. */
function padded(key: Uint8Array, pad: number, room: number): Buffer {
  if (key.length > HASH_BLOCK) throw new Error('The key of the blind index is longer than a block');
  const bytes = Buffer.alloc(HASH_BLOCK + room);
  for (let i = 0; i < HASH_BLOCK; i++) bytes[i] = (key[i] ?? 0) ^ pad;
  return bytes;
}
