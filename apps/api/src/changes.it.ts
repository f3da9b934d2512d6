import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Topics } from '@kefu/platform/topics';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const document = 'subscription($types: [String!]!) { changes(types: $types) { type id } }';

describe('following changes', () => {
  let api: TestApi;
  let address: string;
  const clients: Client[] = [];
  beforeAll(async () => {
    api = await startTestApi();
    await api.app.listen(0, '127.0.0.1');
    address = (await api.app.getUrl()).replace('http', 'ws');
  });
  afterAll(async () => {
    for (const client of clients) await client.dispose();
    await api.close();
  });

  function connect(headers: Readonly<Record<string, string>>): Client {
    const Socket = class extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols, { headers });
      }
    };
    const client = createClient({ url: `${address}/graphql`, webSocketImpl: Socket, retryAttempts: 0 });
    clients.push(client);
    return client;
  }

  function announce(id: string, rest: Partial<{ permission: string; branchId: string; type: string }> = {}) {
    const change = { type: 'traderTest', id, permission: 'export.make', ...rest };
    return api.database.transaction((tx) => api.app.get(Topics).announce(tx, change));
  }

  /** Follows from now on: announces to itself until it hears, since subscribing has no answer of its own. */
  async function following(caller: TestCaller, headers: Record<string, string> = {}) {
    const changes = connect({ ...caller.headers, ...headers }).iterate<{ changes: { type: string; id: string } }>({
      query: document,
      variables: { types: ['traderTest', 'ready'] },
    });
    const first = changes.next();
    const ready = { heard: false };
    first.then(
      () => (ready.heard = true),
      () => (ready.heard = true),
    );
    while (!ready.heard) await announce('', { type: 'ready' });
    await first;
    return {
      changes,
      next: async (): Promise<string | undefined> => {
        for (;;) {
          const { value, done } = await changes.next();
          if (done) return undefined;
          const { data, errors } = value as { data?: { changes: { type: string; id: string } }; errors?: unknown };
          if (errors) throw new Error(JSON.stringify(errors));
          if (data?.changes.type !== 'ready') return data?.changes.id;
        }
      },
    };
  }

  it('tells of a change once its transaction is committed, and not of one rolled back', async () => {
    const { next } = await following(await api.as('CS'));
    const topics = api.app.get(Topics);
    await api.database
      .transaction(async (tx) => {
        await topics.announce(tx, { type: 'traderTest', id: 'rolled back', permission: 'export.make' });
        throw new Error('no');
      })
      .catch(() => undefined);
    await announce('committed');
    expect(await next()).toBe('committed');
  });

  it('tells nobody who lacks the permission, or whose rows it is not (X1)', async () => {
    const { next } = await following(await api.as('CS'));
    await announce('secret', { permission: 'test.nobody-has-it' });
    await announce('for all');
    expect(await next()).toBe('for all');
  });

  it('ends when the session is revoked (X1)', async () => {
    const caller = await api.as('CS');
    const { next } = await following(caller);
    await api.database.pool.query('UPDATE session SET revoked_at = now() WHERE person_id = $1', [caller.personId]);
    await announce('after revocation');
    expect(await next()).toBeUndefined();
  });

  it('forgets a follower who went away, though nothing changes meanwhile', async () => {
    const topics = api.app.get(Topics);
    const before = topics.followers;
    const { changes } = await following(await api.as('CS'));
    expect(topics.followers).toBe(before + 1);
    await changes.return?.();
    while (topics.followers > before) await api.database.pool.query('SELECT 1');
    expect(topics.followers).toBe(before);
  });

  it.each([
    ['nobody in particular', 'UNAUTHENTICATED', document],
    ['a document that is not valid', 'BAD_DOCUMENT', 'subscription { changes(types: ["a"]) { nothing } }'],
    ['too many types', 'BAD_INPUT', `subscription { changes(types: [${'"a",'.repeat(21)}]) { id } }`],
  ])('refuses %s', async (who, code, query) => {
    const caller = who === 'nobody in particular' ? api.anonymous : await api.as('CS');
    const changes = connect(caller.headers).iterate({ query, variables: { types: ['x'] } });
    await expect(changes.next()).rejects.toMatchObject([{ extensions: { code } }]);
  });

  it('refuses a page of another origin', async () => {
    const caller = await api.as('CS');
    const changes = connect({ ...caller.headers, origin: 'https://evil.example' }).iterate({ query: document });
    await expect(changes.next()).rejects.toBeTruthy();
  });
});
