import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FieldCipher, KeyRing, sealedColumns } from '@kefu/platform/crypto';
import { testSettings } from '@kefu/platform/testing';
import { schemas } from './app.module.ts';
import { startTestApi, type TestApi } from './testing.ts';

const command = resolve(import.meta.dirname, '../dist/keys.js');

describe('npm run keys', () => {
  let made: Awaited<ReturnType<typeof testSettings>>;
  beforeAll(async () => {
    made = await testSettings(schemas);
  });
  afterAll(() => made.drop());

  const keys = async (...words: string[]): Promise<string> => {
    const environment = { PATH: process.env.PATH ?? '', ...made.environment };
    const { stdout } = await promisify(execFile)(process.execPath, [command, ...words], { env: environment });
    return stdout.trim();
  };

  it('rotates, seals anew, and says what it did (X1)', async () => {
    expect(await keys('rotate')).toMatch(/^Data key \d+ seals from a minute from now on/);
    expect(await keys('reseal')).toMatch(/^0 values sealed anew in \d+ columns$/);
  }, 30_000);
});

describe('a rotation', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('reaches every column that holds sealed values (X1)', async () => {
    await api.app.get(KeyRing).rotate(new Date(0));
    const { rows } = await api.database.pool.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns JOIN information_schema.tables
         USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name LIKE '%sealed' AND data_type = 'text'`,
    );
    const declared = sealedColumns().map(({ table, column }) => `${table}.${column}`);
    expect(rows.map(({ name }) => name).filter((name) => !declared.includes(name))).toEqual([]);
    expect(api.app.get(FieldCipher).currentVersion).toBe(1);
  });
});
