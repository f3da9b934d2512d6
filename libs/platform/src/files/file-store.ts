import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type EntityManager, IsNull } from 'typeorm';
import { contextIfAny, currentActor } from '../context/index.ts';
import { defineSealedColumns, type FieldCipher } from '../crypto/index.ts';
import type { Database } from '../database/index.ts';
import { decrypt, encrypt, makeFileKey, sealBytes } from './file-encryption.ts';
import { headBytes, mediaType } from './media-type.ts';
import type { SpooledFile, Storage } from './storage.ts';
import { StoredFile } from './stored-file.entity.ts';

const sealKind = 'fileKey';
defineSealedColumns({ table: 'stored_file', key: ['id'], column: 'key_sealed', kind: sealKind });

/** What a caller wants of a file. */
export interface FileWish {
  /** As the uploader called it. */
  readonly name: string;
  readonly maxBytes: number;
  /** Media types that will do; anything where it is missing. */
  readonly accepts?: readonly string[];
}

/** A file that is not taken; nothing of it is kept. */
export class FileRefused extends Error {
  readonly code: 'EMPTY_FILE' | 'FILE_TOO_LARGE' | 'WRONG_FILE_TYPE';

  constructor(code: FileRefused['code'], message: string) {
    super(message);
    this.name = 'FileRefused';
    this.code = code;
  }
}

const abandonedMs = 24 * 3_600_000;

/** Keeps files: type by content, size capped, hash kept, bytes encrypted on their way to the storage. */
export class FileStore {
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #storage: Storage;
  readonly #spool: string;

  /** @param spool folder on local disk where files wait until they are whole */
  constructor(database: Database, cipher: FieldCipher, storage: Storage, spool: string) {
    this.#database = database;
    this.#cipher = cipher;
    this.#storage = storage;
    this.#spool = spool;
  }

  /**
   * Keeps a file, read as a stream and never held in memory whole.
   * @throws FileRefused when it is empty, too large or of another type than wished
   */
  async put(content: Readable, wish: FileWish): Promise<StoredFile> {
    await mkdir(this.#spool, { recursive: true });
    const location = randomUUID();
    const path = join(this.#spool, location);
    const key = makeFileKey();
    const plain = new Examined(content, wish.maxBytes);
    try {
      await pipeline(encrypt(plain, key), createWriteStream(path, { mode: 0o600 }));
      if (plain.size === 0) throw new FileRefused('EMPTY_FILE', 'The file is empty');
      const type = await mediaType(plain.head, wish.name);
      if (wish.accepts && !wish.accepts.includes(type)) {
        throw new FileRefused('WRONG_FILE_TYPE', `The file is ${type}; expected ${wish.accepts.join(' or ')}`);
      }
      await this.#storage.keep(location, { path, size: plain.size + sealBytes } satisfies SpooledFile);
      return await this.#record(wish.name, type, plain, location, key);
    } finally {
      await rm(path, { force: true });
    }
  }

  /** What is known of a file whose content is there, or null. */
  find(id: string): Promise<StoredFile | null> {
    return this.#database.dataSource.getRepository(StoredFile).findOneBy({ id, erasedAt: IsNull() });
  }

  /**
   * Takes a file that the caller uploaded into a room's keeping, for good and only once: from then on the room alone
   * gives it out.
   * @returns undefined when it is not the caller's, or kept already
   */
  async hold(tx: EntityManager, id: string, room: string): Promise<StoredFile | undefined> {
    const result = await tx
      .createQueryBuilder()
      .update(StoredFile)
      .set({ heldBy: room })
      .where('id = :id AND held_by IS NULL AND uploaded_by = :actor', { id, actor: currentActor().id })
      .execute();
    return result.affected === 1 ? tx.findOneByOrFail(StoredFile, { id }) : undefined;
  }

  /**
   * The bytes of a file, as a stream that fails at its end when they were altered.
   * @throws Error when there is no such file
   */
  async open(id: string): Promise<Readable> {
    const file = await this.find(id);
    if (!file?.keySealed) throw new Error('No such file');
    const key = Buffer.from(this.#cipher.open(sealKind, file.keySealed), 'base64');
    return Readable.from(decrypt(await this.#storage.read(file.location), key), { objectMode: false });
  }

  /** Removes a file for good. */
  async remove(id: string): Promise<void> {
    const file = await this.find(id);
    if (!file) return;
    // The row first: a file without a row is litter, a row without its file is a broken promise.
    await this.#database.dataSource.getRepository(StoredFile).delete({ id });
    await this.#storage.remove(file.location);
  }

  /**
   * Erases what files say, in the caller's transaction: without their keys nobody reads them any more. What speaks of them stays.
   * @returns removes their bytes; to be called once the transaction is committed
   */
  async erase(tx: EntityManager, ids: readonly string[]): Promise<() => Promise<void>> {
    const [erased]: [{ location: string }[]] = await tx.query(
      `UPDATE stored_file SET key_sealed = NULL, erased_at = now(), name = '' WHERE id = ANY($1::uuid[]) AND erased_at IS NULL
       RETURNING location`,
      [ids],
    );
    return async () => {
      for (const { location } of erased) await this.#storage.remove(location);
    };
  }

  /** Clears away what killed uploads left in the spool. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.#spool).catch(() => [])) {
      const path = join(this.#spool, name);
      const found = await stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > abandonedMs) await rm(path, { force: true });
    }
  }

  async #record(name: string, type: string, plain: Examined, location: string, key: Buffer): Promise<StoredFile> {
    const files = this.#database.dataSource.getRepository(StoredFile);
    const actor = contextIfAny()?.actor;
    try {
      return await files.save(
        files.create({
          name: name.normalize('NFC').slice(0, 255),
          type,
          size: plain.size,
          sha256: plain.sha256,
          location,
          keySealed: this.#cipher.seal(sealKind, key.toString('base64')),
          uploadedBy: actor && actor.kind !== 'system' ? actor.id : null,
        }),
      );
    } catch (error) {
      await this.#storage.remove(location);
      throw error;
    }
  }
}

/** Passes a stream on while it measures, hashes and keeps the beginning of it. */
class Examined implements AsyncIterable<Buffer> {
  readonly content: Readable;
  readonly #maxBytes: number;
  readonly #hash = createHash('sha256');
  #head: Buffer[] = [];
  size = 0;

  constructor(content: Readable, maxBytes: number) {
    this.content = content;
    this.#maxBytes = maxBytes;
  }

  get head(): Buffer {
    return Buffer.concat(this.#head).subarray(0, headBytes);
  }

  get sha256(): Buffer {
    return this.#hash.digest();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for await (const chunk of this.content as AsyncIterable<Buffer>) {
      if (this.size < headBytes) this.#head.push(chunk);
      this.size += chunk.length;
      if (this.size > this.#maxBytes) {
        throw new FileRefused('FILE_TOO_LARGE', `The file is larger than ${this.#maxBytes} bytes`);
      }
      this.#hash.update(chunk);
      yield chunk;
    }
  }
}
