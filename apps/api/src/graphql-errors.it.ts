import { Database } from '@kefu/platform/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, startTestApi, type TestApi, type TestCaller } from './testing.ts';

const planted = '11010519491231002X';

function codes(answer: Answer): (string | undefined)[] {
  return (answer.errors ?? []).map((error) => error.extensions?.code);
}

describe('what GraphQL refuses', () => {
  let api: TestApi;
  let manager: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('M');
  });
  afterAll(() => api.close());

  const change = 'mutation($input: CalendarDayInput!) { changeCalendarDay(input: $input) { __typename } }';

  it('names the field of a wrong variable and not its value', async () => {
    const answer = await manager.graphql(change, { input: { day: '2026-12-24', office: planted } });
    expect(answer.status).toBe(400);
    expect(codes(answer)).toContain('BAD_INPUT');
    expect(answer.errors?.[0]?.extensions?.fields).toEqual([
      { path: 'input.office', code: 'WRONG_TYPE', message: 'must be of type Boolean' },
    ]);
    expect(JSON.stringify(answer)).not.toContain(planted);
  });

  it('says the same when the document has been compiled', async () => {
    const twice = [];
    for (let i = 0; i < 3; i++) twice.push(await manager.graphql(change, { input: { nonsense: planted } }));
    for (const answer of twice) {
      expect(codes(answer)[0]).toBe('BAD_INPUT');
      expect(JSON.stringify(answer)).not.toContain(planted);
    }
  });

  it('names each field that breaks a rule of its input', async () => {
    const answer = await api.anonymous.graphql(
      'mutation($input: SignInInput!) { signIn(input: $input) { __typename } }',
      { input: { login: 'x'.repeat(1000), password: '' } },
    );
    expect(codes(answer)).toEqual(['BAD_INPUT']);
    const fields = answer.errors?.[0]?.extensions?.fields as { path: string; code: string; message: string }[];
    expect(fields.map((field) => field.path)).toContain('login');
    for (const field of fields)
      expect(field).toEqual({
        path: expect.any(String),
        code: expect.stringMatching(/^[A-Z_]+$/),
        message: expect.any(String),
      });
  });

  it.each([
    [`{ me { name(a: "${planted}") } }`, 'BAD_DOCUMENT'],
    [`{ calendarMonth(year: "${planted}", month: 1) { __typename } }`, 'BAD_DOCUMENT'],
    [`{ me { ${planted} } }`, 'BAD_DOCUMENT'],
    [`{ me "${planted}" }`, 'BAD_DOCUMENT'],
    ['{ nothing }', 'BAD_DOCUMENT'],
    ['', 'BAD_INPUT'],
    ['{}', 'BAD_DOCUMENT'],
    ['null', 'BAD_DOCUMENT'],
    ['{"kind":"Document","definitions":[]}', 'BAD_DOCUMENT'],
    ['query a { me { id } } query b { today { date } }', 'BAD_DOCUMENT'],
    ['{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }', 'BAD_DOCUMENT'],
    [`{ ${Array.from({ length: 40 }, (_, i) => `a${i}: me { id }`).join(' ')} }`, 'TOO_COMPLEX'],
    [`{ ${'me { '.repeat(20)} id ${'} '.repeat(20)} }`, 'TOO_COMPLEX'],
    [`{ ${'me { id } '.repeat(1200)} }`, 'BAD_DOCUMENT'],
    [
      `{ ...f0 } ${Array.from({ length: 20 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f20 on Query { me { id } }`,
      'TOO_COMPLEX',
    ],
    [`{ me { id ${'@include(if: true) '.repeat(100)} } }`, 'TOO_COMPLEX'],
  ])('refuses %.60s with %s', async (document, code) => {
    const answer = await manager.graphql(document);
    expect(codes(answer)[0]).toBe(code);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer)).not.toContain(planted);
  });

  it.each([
    ['several documents in one request', '[{"query":"{ me { id } }"},{"query":"{ me { id } }"}]', 400, 'BAD_INPUT'],
    ['broken JSON', '{"query":', 400, 'BAD_INPUT'],
    ['variables that are no object', '{"query":"{ me { id } }","variables":"x"}', 400, 'BAD_INPUT'],
    ['a body past the limit', JSON.stringify({ query: `{ me { id } } #${'x'.repeat(1_100_000)}` }), 413, 'TOO_LARGE'],
  ])('refuses %s', async (_, payload, status, code) => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...manager.headers, 'content-type': 'application/json' },
      payload,
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('takes nothing by GET, so that no link can ask in the reader’s name', async () => {
    const answer = await api.app.inject({ url: '/graphql?query={me{id}}', headers: { ...manager.headers } });
    expect(answer.statusCode).toBe(400);
  });

  it('takes no mutation from a page of another origin', async () => {
    const refused = await manager.graphql('mutation { signOut }', {}, { origin: 'https://evil.example' });
    expect(refused).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect((await manager.graphql('{ me { id } }')).data?.me).not.toBeNull();
  });

  it('still lets tools read the schema', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const answer = await manager.graphql(getIntrospectionQuery());
    expect(answer.errors).toBeUndefined();
  });

  it('tells nothing of SQL, stack or data when we fail ourselves', async () => {
    const failing = Object.assign(new Error(`duplicate key (certificate)=(${planted})`), { query: 'SELECT secret' });
    const database = api.app.get(Database);
    Object.defineProperty(database, 'query', { configurable: true, value: () => Promise.reject(failing) });
    try {
      const answer = await manager.graphql('{ calendarMonth(year: 2026, month: 1) { days { day } } }');
      const text = JSON.stringify(answer);
      expect(codes(answer)).toEqual(['INTERNAL']);
      expect(text).not.toMatch(/SELECT|duplicate|\.ts|node_modules/);
      expect(text).not.toContain(planted);
      expect(answer.errors?.[0]?.extensions?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    } finally {
      Reflect.deleteProperty(database, 'query');
    }
  });
});
