import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/index.ts';
import type { KeyMaterial } from './field-cipher.ts';
import { FieldKey } from './field-key.entity.ts';
import { type MasterKey, unwrapKey, wrapKey } from './master-key.ts';

/** How long before its first use a new data key is announced; every process reads the keys anew in half that time. */
export const announceMs = 60_000;

const makingKeys = 4_737_002;

/** The stored data keys: made on first use, rotated, wrapped anew under another master key. */
export class KeyRing {
  readonly #database: Database;
  readonly #masters: readonly MasterKey[];

  /** @param masters master keys, the one in force first */
  constructor(database: Database, masters: readonly MasterKey[]) {
    this.#database = database;
    this.#masters = masters;
  }

  /**
   * The keys in plain; on an empty database makes the first ones.
   * @throws MasterKeyMissing when the settings do not hold the right master key
   */
  async load(): Promise<KeyMaterial> {
    let stored = await this.#database.dataSource.getRepository(FieldKey).find({ order: { version: 'ASC' } });
    if (stored.length === 0) {
      await this.#alone(async (tx) => {
        if ((await tx.count(FieldKey)) > 0) return;
        await tx.insert(FieldKey, [this.#make('seal', 1, new Date(0)), this.#make('index', 1, new Date(0))]);
      });
      stored = await this.#database.dataSource.getRepository(FieldKey).find({ order: { version: 'ASC' } });
    }
    const index = stored.find((key) => key.purpose === 'index');
    if (!index) throw new Error('The key of the blind index is missing from the table field_key');
    return {
      index: this.#unwrap(index),
      seals: stored
        .filter((key) => key.purpose === 'seal')
        .map((key) => ({ version: key.version, key: this.#unwrap(key), sealsFrom: key.sealsFrom.getTime() })),
    };
  }

  /**
   * Adds a data key that seals everything from `sealsFrom` on. What was sealed before stays readable; `reseal` moves it.
   * @returns the version of the new key
   */
  async rotate(sealsFrom = new Date(Date.now() + announceMs)): Promise<number> {
    // On a database that nothing was sealed in yet there is no first key to follow.
    await this.load();
    return this.#alone(async (tx) => {
      const version = ((await tx.maximum(FieldKey, 'version', { purpose: 'seal' })) ?? 0) + 1;
      await tx.insert(FieldKey, this.#make('seal', version, sealsFrom));
      return version;
    });
  }

  /**
   * Wraps every data key under the master key in force, after which the older ones can leave the settings.
   * @returns how many keys were wrapped anew
   */
  async rewrap(): Promise<number> {
    const master = this.#current();
    return this.#alone(async (tx) => {
      const old = (await tx.find(FieldKey)).filter((key) => key.masterVersion !== master.version);
      for (const key of old) {
        key.wrapped = wrapKey(master, name(key), this.#unwrap(key));
        key.masterVersion = master.version;
      }
      await tx.save(old);
      return old.length;
    });
  }

  #alone<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.#database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [makingKeys]);
      return work(tx);
    });
  }

  #current(): MasterKey {
    const master = this.#masters[0];
    if (!master) throw new Error('FIELD_KEYS is missing');
    return master;
  }

  #make(purpose: FieldKey['purpose'], version: number, sealsFrom: Date): FieldKey {
    const master = this.#current();
    const key = Object.assign(new FieldKey(), { purpose, version, masterVersion: master.version, sealsFrom });
    return Object.assign(key, { wrapped: wrapKey(master, name(key), randomBytes(32)) });
  }

  #unwrap(key: FieldKey): Buffer {
    return unwrapKey(this.#masters, key.masterVersion, name(key), key.wrapped);
  }
}

function name(key: FieldKey): string {
  return `${key.purpose} ${key.version}`;
}
