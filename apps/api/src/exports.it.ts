import { cursorRows, defineExport } from '@kefu/office/exports';
import { readPdf } from '@kefu/office/printing';
import { scopeSql } from '@kefu/platform/permissions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const heading = (text: string) => ({ 'zh-Hant': text, 'zh-Hans': text, en: `${text} (en)` });

defineExport<{ name: string; branch: string | null }>({
  name: 'test-people',
  title: heading('人員'),
  permission: 'export.make',
  columns: [{ heading: heading('姓名'), value: (row) => row.name }],
  rows: ({ database, scope, filter }) => {
    const values: unknown[] = [`${typeof filter.name === 'string' ? filter.name : ''}%`];
    const reach = scopeSql(scope, {}, values);
    return cursorRows(database, `SELECT name FROM person WHERE name LIKE $1 AND ${reach} ORDER BY name`, values);
  },
});
defineExport<object>({
  name: 'test-forbidden',
  title: heading('秘'),
  permission: 'test.nobody-has-it',
  columns: [],
  rows: ({ database }) => cursorRows(database, 'SELECT 1'),
});

describe('a list as a file (X6)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    await api.database.pool.query(
      `INSERT INTO person (login, name, password_hash) SELECT 'row' || i, 'row' || lpad(i::text, 5, '0'), '' FROM generate_series(1, 5000) i`,
    );
  });
  afterAll(() => api.close());

  const ask = (caller: TestCaller, wish: Record<string, unknown>, headers: Record<string, string> = {}) =>
    api.app.inject({ method: 'POST', url: '/exports', headers: { ...caller.headers, ...headers }, payload: wish });
  const fetched = (caller: TestCaller, id: string, headers: Record<string, string> = {}) =>
    api.app.inject({ url: `/exports/${id}`, headers: { ...caller.headers, ...headers } });

  it('comes whole, filtered, in the language of the page that asked, under a name in that language', async () => {
    const wish = { name: 'test-people', format: 'csv', filter: { name: 'row' } };
    const { id } = (await ask(clerk, wish, { 'accept-language': 'en' })).json<{ id: string }>();
    const file = await fetched(clerk, id, { 'accept-language': 'zh-CN' });
    const lines = file.body.split('\r\n');
    expect(lines[0]).toBe('\ufeff姓名 (en)');
    expect(lines.slice(1, -1)).toHaveLength(5000);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''.*\.csv$/);
  });

  it('comes as a workbook too', async () => {
    const { id } = (await ask(clerk, { name: 'test-people', format: 'xlsx' })).json<{ id: string }>();
    const file = await fetched(clerk, id);
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(file.headers['content-type']).toContain('spreadsheetml');
  });

  it('comes on paper too, as long as it is worth paper', async () => {
    const few = { name: 'test-people', format: 'pdf', filter: { name: 'row0000' } };
    const { id } = (await ask(clerk, few)).json<{ id: string }>();
    const file = await fetched(clerk, id);
    expect(file.headers['content-type']).toContain('application/pdf');
    const { text } = readPdf(file.rawPayload);
    expect(text).toContain('人員');
    expect(text).toContain('row00009');
    const { id: all } = (await ask(clerk, { name: 'test-people', format: 'pdf' })).json<{ id: string }>();
    expect((await fetched(clerk, all)).json()).toMatchObject({ code: 'TOO_LARGE' });
  });

  it('is only for who asked for it', async () => {
    const { id } = (await ask(clerk, { name: 'test-people', format: 'csv' })).json<{ id: string }>();
    expect((await fetched(await api.as('M'), id)).json()).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('demands the permission of the list itself', async () => {
    const answer = await ask(clerk, { name: 'test-forbidden', format: 'csv' });
    expect(answer.json()).toMatchObject({ code: 'FORBIDDEN', permission: 'test.nobody-has-it' });
  });

  it('is noted in the audit without the words it was filtered by (X2)', async () => {
    const filter = { name: 'row00001' };
    const { id } = (await ask(clerk, { name: 'test-people', format: 'csv', filter })).json<{ id: string }>();
    await fetched(clerk, id);
    const { rows } = await api.database.pool.query<{ after: unknown }>(
      `SELECT after FROM audit_entry WHERE action = 'list.exported' AND subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ after: { list: 'test-people', format: 'csv', filteredBy: ['name'] } }]);
  });

  it.each([
    [{ name: 'nothing', format: 'csv' }, 'NOT_FOUND', undefined],
    [{ name: 'test-people', format: 'docx' }, 'BAD_INPUT', 'format'],
    [{ name: 'test-people', format: 'csv', filter: 'x' }, 'BAD_INPUT', 'filter'],
  ])('refuses %j', async (wish, code, path) => {
    expect((await ask(clerk, wish)).json()).toMatchObject({ code, ...(path && { fields: [{ path }] }) });
  });
});
