import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { platformSchema } from '../schema/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { FieldCipher, KeyRing, MasterKeyMissing, reseal } from './index.ts';

const column = { table: 'person', key: ['id'], column: 'totp_sealed', kind: 'totp' };
const past = new Date(0);

describe('the key ring (X1)', () => {
  let house: TestDatabase;
  const master = { version: 1, key: randomBytes(32) };
  beforeEach(async () => {
    house = await testDatabase(platformSchema);
  });
  afterEach(() => house.close());

  async function addPeople(cipher: FieldCipher, count: number): Promise<void> {
    await house.database.pool.query(
      `INSERT INTO person (login, name, password_hash, totp_sealed)
       SELECT 'p' || i, 'p', '', sealed FROM unnest($1::text[]) WITH ORDINALITY AS s(sealed, i)`,
      [Array.from({ length: count }, (_, i) => cipher.seal('totp', `secret ${i}`))],
    );
  }

  async function sealedOfAll(): Promise<string[]> {
    const { rows } = await house.database.pool.query<{ totp_sealed: string }>('SELECT totp_sealed FROM person');
    return rows.map((row) => row.totp_sealed);
  }

  it('makes the first keys once, however many processes start at the same time', async () => {
    const loads = await Promise.all(Array.from({ length: 8 }, () => new KeyRing(house.database, [master]).load()));
    const [one] = loads;
    for (const material of loads) expect(material).toEqual(one);
  });

  it('stops with the name of the setting when the master key is another one', async () => {
    await new KeyRing(house.database, [master]).load();
    const other = new KeyRing(house.database, [{ version: 1, key: randomBytes(32) }]);
    await expect(other.load()).rejects.toThrow(MasterKeyMissing);
    await expect(other.load()).rejects.toThrow(/FIELD_KEYS/);
  });

  it('wraps the data keys under a new master key, after which the old one is not needed', async () => {
    const before = await new KeyRing(house.database, [master]).load();
    const next = { version: 2, key: randomBytes(32) };
    expect(await new KeyRing(house.database, [next, master]).rewrap()).toBe(2);
    expect(await new KeyRing(house.database, [next]).load()).toEqual(before);
  });

  it('adds one version for each of several rotations at the same time', async () => {
    const ring = new KeyRing(house.database, [master]);
    await ring.load();
    const versions = await Promise.all([ring.rotate(), ring.rotate(), ring.rotate()]);
    expect(versions.toSorted((a, b) => a - b)).toEqual([2, 3, 4]);
  });

  it('announces a new key before anything is sealed with it', async () => {
    const ring = new KeyRing(house.database, [master]);
    await ring.load();
    await ring.rotate();
    expect(new FieldCipher(await ring.load()).currentVersion).toBe(1);
  });

  it('moves every stored value to the new key, and finds nothing to do the second time', async () => {
    const ring = new KeyRing(house.database, [master]);
    await addPeople(new FieldCipher(await ring.load()), 2500);
    await ring.rotate(past);
    const cipher = new FieldCipher(await ring.load());
    expect(await reseal(house.database, cipher, [column])).toBe(2500);
    const stored = await sealedOfAll();
    expect(new Set(stored.map((sealed) => cipher.versionOf(sealed)))).toEqual(new Set([2]));
    expect(new Set(stored.map((sealed) => cipher.open('totp', sealed))).size).toBe(2500);
    expect(await reseal(house.database, cipher, [column])).toBe(0);
  });

  it('leaves a value alone that somebody changes meanwhile', async () => {
    const ring = new KeyRing(house.database, [master]);
    const old = new FieldCipher(await ring.load());
    await addPeople(old, 50);
    await ring.rotate(past);
    const cipher = new FieldCipher(await ring.load());
    const change = house.database.transaction(async (tx) => {
      for (let i = 1; i <= 50; i++) {
        await tx.query('UPDATE person SET totp_sealed = $1 WHERE login = $2', [
          cipher.seal('totp', 'changed'),
          `p${i}`,
        ]);
      }
    });
    await Promise.all([change, reseal(house.database, cipher, [column])]);
    const plain = (await sealedOfAll()).map((sealed) => cipher.open('totp', sealed));
    expect(new Set(plain)).toEqual(new Set(['changed']));
  });
});
