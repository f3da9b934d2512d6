import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const boundary = 'kefu-test-boundary';

function form(content: string | Buffer, name = '名冊.csv', field = 'file'): Buffer {
  return Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

describe('files over REST', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let colleague: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    [clerk, colleague] = [await api.as('CS'), await api.as('BO')];
  });
  afterAll(() => api.close());

  const upload = (caller: TestCaller, payload: Buffer, headers: Record<string, string> = {}) =>
    api.app.inject({
      method: 'POST',
      url: '/files',
      headers: { ...caller.headers, 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
      payload,
    });
  const download = (caller: TestCaller, id: string) =>
    api.app.inject({ url: `/files/${id}`, headers: { ...caller.headers } });

  it('come back as they were sent, as a download under their own name', async () => {
    const sent = await upload(clerk, form('number,name\n1,李科美\n'));
    expect(sent.statusCode).toBe(201);
    const file = sent.json<{ id: string; type: string; size: number }>();
    expect(file).toMatchObject({ name: '名冊.csv', type: 'text/csv', size: 24 });
    const back = await download(clerk, file.id);
    expect(back.body).toBe('number,name\n1,李科美\n');
    expect(back.headers['content-disposition']).toContain(encodeURIComponent('名冊.csv'));
    expect(back.headers['x-content-type-options']).toBe('nosniff');
  });

  it('are not given to a colleague whose permission reaches only their own', async () => {
    const { id } = (await upload(clerk, form('secret'))).json<{ id: string }>();
    expect((await download(colleague, id)).json()).toMatchObject({ code: 'NOT_FOUND' });
    expect((await download(await api.as('M'), id)).statusCode).toBe(200);
  });

  it('are refused to nobody in particular', async () => {
    expect((await upload(api.anonymous, form('x'))).json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('leave a trace of each download in the audit (X2)', async () => {
    const { id } = (await upload(clerk, form('traced'))).json<{ id: string }>();
    await download(clerk, id);
    const { rows } = await api.database.pool.query('SELECT actor_id FROM audit_entry WHERE subject_id = $1', [id]);
    expect(rows).toEqual([{ actor_id: clerk.personId }]);
  });

  it.each([
    ['an empty file', form(''), 'EMPTY_FILE'],
    ['another field', form('x', 'a.csv', 'picture'), 'MISSING'],
    ['a cut-off form', form('x').subarray(0, 20), undefined],
  ])('refuse %s with a code that says so', async (_, payload, code) => {
    const answer = await upload(clerk, payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'BAD_INPUT', ...(code && { fields: [{ path: 'file', code }] }) });
  });

  it('refuse what is no form', async () => {
    const answer = await upload(clerk, Buffer.from('{}'), { 'content-type': 'application/json' });
    expect(answer.json()).toMatchObject({ code: 'BAD_INPUT', fields: [{ path: 'file', code: 'NOT_MULTIPART' }] });
  });

  it('answer an address that names no file, or no id, without saying more', async () => {
    expect((await download(clerk, '00000000-0000-0000-0000-000000000000')).json()).toMatchObject({ code: 'NOT_FOUND' });
    expect((await download(clerk, "1' OR 1=1")).json()).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('are not taken from a page of another origin that rides on the cookie', async () => {
    const answer = await upload(clerk, form('x'), { origin: 'https://evil.example' });
    expect(answer.statusCode).toBe(403);
    const same = await upload(clerk, form('x'), { origin: 'http://localhost:3000' });
    expect(same.statusCode).toBe(201);
  });
});
