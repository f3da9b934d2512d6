import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { startTestApi, type TestApi } from '../testing.ts';
import { Random } from './random.ts';
import { RequestMaker } from './requests.ts';

const seed = 2009;
const requests = 20_000;
const atOnce = 40;

/** Operations that end the caller's own session, or take long by design (argon2). */
const leftOut = ['signIn', 'signOut'];

describe('20,000 mutated documents', () => {
  let api: TestApi;
  const { stackTraceLimit } = Error;
  beforeAll(async () => {
    api = await startTestApi();
    // Nearly every document ends in an error whose stack nobody reads; to put it together cost more than the answer.
    Error.stackTraceLimit = 0;
  });
  afterAll(async () => {
    Error.stackTraceLimit = stackTraceLimit;
    await api.close();
  });

  it('are answered without a 5xx, each refusal with a code (X10)', async () => {
    const { schema } = api.app.get(GraphQLSchemaHost);
    const callers = [await api.as('administrator'), await api.as('M')];
    const maker = new RequestMaker(schema, new Random(seed), leftOut);
    // One example for each place that fails, however often it does.
    const wrong = new Map<string, unknown>();
    const seen = new Map<string, number>();

    for (let sent = 0; sent < requests; sent += atOnce) {
      const batch = Array.from({ length: atOnce }, (_, i) => ({ request: maker.next(), caller: callers[i % 2] }));
      await Promise.all(
        batch.map(async ({ request, caller }) => {
          const answer = await api.app.inject({
            method: 'POST',
            url: '/graphql',
            headers: { ...caller?.headers, 'content-type': 'application/json' },
            payload: JSON.stringify(request),
          });
          const { errors = [] } = answer.json<{
            errors?: { message: string; path?: string[]; extensions?: { code?: string } }[];
          }>();
          const codes = errors.map((error) => error.extensions?.code);
          for (const code of codes.length > 0 ? codes : ['none'])
            seen.set(String(code), (seen.get(String(code)) ?? 0) + 1);
          const fault = answer.statusCode >= 500 || codes.some((code) => code === undefined || code === 'INTERNAL');
          if (fault)
            wrong.set(errors[0]?.path?.join('.') ?? errors[0]?.message ?? '', { request, status: answer.statusCode });
        }),
      );
    }

    expect(Object.fromEntries(wrong)).toEqual({});
    // The mill grinds: some requests ran, some broke the grammar, some a variable.
    expect([...seen.keys()]).toEqual(expect.arrayContaining(['none', 'BAD_DOCUMENT', 'BAD_INPUT']));
  }, 120_000);
});
