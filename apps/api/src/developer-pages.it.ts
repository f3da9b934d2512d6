import { OpenapiController } from '@kefu/platform/rest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing.ts';

describe('pages for developers', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('describe every REST operation', () => {
    const described = api.app.get(OpenapiController).described();
    expect(described.filter((one) => !one.description).map((one) => one.name)).toEqual([]);
    expect(described.map((one) => one.name)).toEqual(expect.arrayContaining(['POST files', 'GET exports/:id']));
  });

  it('say in the OpenAPI document what each operation demands', async () => {
    const document = (await api.app.inject('/openapi/openapi.json')).json<{
      openapi: string;
      paths: Record<string, Record<string, { security: object[]; description: string; parameters: object[] }>>;
    }>();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/files/{id}']?.get).toMatchObject({
      description: 'Demands the permission file.read.',
      parameters: [{ name: 'id', in: 'path', required: true }],
    });
    expect(document.paths['/health/live']?.get?.security).toEqual([]);
  });

  it('show the same to read', async () => {
    const page = await api.app.inject('/openapi');
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('/exports/{id}');
  });

  it('give GraphiQL to those with the permission only', async () => {
    const developer = await api.as('administrator');
    const clerk = await api.as('CS');
    const open = (headers: Readonly<Record<string, string>>, url = '/graphiql') =>
      api.app.inject({ url, headers: { ...headers } });
    expect((await open(developer.headers)).body).toContain('<div id="graphiql">');
    const page = (await open(developer.headers)).body;
    const parts = [...page.matchAll(/(?:src|href)="(\/graphiql\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(parts.length).toBeGreaterThan(4);
    for (const part of parts) expect(await open(developer.headers, part)).toMatchObject({ statusCode: 200 });
    expect((await open(developer.headers, '/graphiql/constructor')).statusCode).toBe(404);
    expect((await open(clerk.headers)).json()).toMatchObject({ code: 'FORBIDDEN' });
    expect((await open({}, '/graphiql/graphiql.js')).json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
