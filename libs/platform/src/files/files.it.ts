import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FieldCipher } from '../crypto/index.ts';
import { platformSchema } from '../schema/index.ts';
import { startFakeS3 } from '../testing/fake-s3.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { FileDamaged, FileRefused, FileStore } from './index.ts';
import { S3Refused, S3Storage } from './s3-storage.ts';
import { LocalStorage } from './storage.ts';

const cipher = new FieldCipher({ seals: [{ version: 1, key: randomBytes(32), sealsFrom: 0 }], index: randomBytes(32) });
const csv = 'number,name\n1,李科美\n';
const wish = { name: '名冊.csv', maxBytes: 1_000_000 };

let house: TestDatabase;
let folder: string;
beforeAll(async () => {
  house = await testDatabase(platformSchema);
  folder = await mkdtemp(join(tmpdir(), 'kefu-files-'));
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

describe('files on local disk', () => {
  let store: FileStore;
  beforeAll(() => {
    store = new FileStore(house.database, cipher, new LocalStorage(join(folder, 'files')), join(folder, 'spool'));
  });

  async function storedPaths(): Promise<string[]> {
    const all = await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true });
    return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  }

  it('are erased for good: what is known of them stays, without their name, their key and their bytes (S7)', async () => {
    const { id } = await store.put(Readable.from([Buffer.from(csv)]), wish);
    const before = (await storedPaths()).length;
    const sweep = await house.database.transaction((tx) => store.erase(tx, [id]));
    expect(await store.find(id)).toBeNull();
    await expect(store.open(id)).rejects.toThrow('No such file');
    await sweep();
    expect(await storedPaths()).toHaveLength(before - 1);
    const { rows } = await house.database.pool.query('SELECT name, key_sealed FROM stored_file WHERE id = $1', [id]);
    expect(rows).toEqual([{ name: '', key_sealed: null }]);
    const again = await house.database.transaction((tx) => store.erase(tx, [id]));
    await again();
  });

  it('gives back what it was given, with its size, type and SHA-256', async () => {
    const content = randomBytes(300_000);
    const file = await store.put(Readable.from([content.subarray(0, 7), content.subarray(7)]), {
      ...wish,
      name: 'x.bin',
    });
    expect(file).toMatchObject({ size: 300_000, type: 'application/octet-stream' });
    expect(file.sha256).toEqual(createHash('sha256').update(content).digest());
    expect(content.equals(await buffer(await store.open(file.id)))).toBe(true);
  });

  it('writes nothing readable to the disk', async () => {
    const file = await store.put(Readable.from([Buffer.from(csv)]), wish);
    const found = await Promise.all((await storedPaths()).map((path) => readFile(path)));
    expect(found.some((bytes) => bytes.includes('李科美'))).toBe(false);
    expect((await buffer(await store.open(file.id))).toString()).toBe(csv);
  });

  it('refuses a file over the limit and keeps nothing of it', async () => {
    const before = await storedPaths();
    const put = store.put(Readable.from([randomBytes(600), randomBytes(600)]), { name: 'x', maxBytes: 1000 });
    await expect(put).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(await storedPaths()).toEqual(before);
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  });

  it('refuses an empty file', async () => {
    await expect(store.put(Readable.from([]), wish)).rejects.toMatchObject({ code: 'EMPTY_FILE' });
  });

  it('believes the content, not the name', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    const put = store.put(Readable.from([png]), { ...wish, accepts: ['text/csv'] });
    await expect(put).rejects.toThrow(FileRefused);
    await expect(store.put(Readable.from([png]), wish)).resolves.toMatchObject({ type: 'image/png' });
  });

  it('tells when a stored file was altered', async () => {
    const before = await storedPaths();
    const file = await store.put(Readable.from([Buffer.from(csv)]), wish);
    const path = (await storedPaths()).find((one) => !before.includes(one)) ?? '';
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(3) ^ 1, 3);
    await writeFile(path, bytes);
    await expect(store.open(file.id).then(buffer)).rejects.toThrow(FileDamaged);
  });

  it('forgets a removed file, and removing it twice does no harm', async () => {
    const file = await store.put(Readable.from([Buffer.from(csv)]), wish);
    await store.remove(file.id);
    await store.remove(file.id);
    expect(await store.find(file.id)).toBeNull();
  });
});

describe('files in an S3-compatible store', () => {
  it('are put, read and removed with requests the store accepts as signed', async () => {
    const s3 = await startFakeS3({ accessKeyId: 'key', secretAccessKey: 'secret' });
    const storage = new S3Storage({
      endpoint: s3.url,
      bucket: 'kefu',
      region: 'eu-west-1',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    });
    const store = new FileStore(house.database, cipher, storage, join(folder, 'spool'));
    const content = randomBytes(2_000_000);
    const file = await store.put(Readable.from([content]), { name: 'x', maxBytes: 3_000_000 });
    expect(s3.objects.size).toBe(1);
    expect(content.equals(await buffer(await store.open(file.id)))).toBe(true);
    await store.remove(file.id);
    expect(s3.objects.size).toBe(0);
    await s3.close();
  });

  it('keeps no row when the store refuses', async () => {
    const s3 = await startFakeS3({ accessKeyId: 'key', secretAccessKey: 'another secret' });
    const storage = new S3Storage({
      endpoint: s3.url,
      bucket: 'kefu',
      region: 'eu-west-1',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    });
    const store = new FileStore(house.database, cipher, storage, join(folder, 'spool'));
    const count = (): Promise<unknown[]> => house.database.pool.query('SELECT FROM stored_file').then((r) => r.rows);
    const before = (await count()).length;
    await expect(store.put(Readable.from([Buffer.from(csv)]), wish)).rejects.toThrow(S3Refused);
    expect((await count()).length).toBe(before);
    await s3.close();
  });
});
