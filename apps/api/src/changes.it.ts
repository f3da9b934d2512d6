import { hashToken, makeToken } from '@kefu/platform/identity';
import { Topics } from '@kefu/platform/topics';
import type { Client } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Subscribers } from './subscribers.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const document = 'subscription($types: [String!]!) { changes(types: $types) { type id } }';

describe('following changes', () => {
  let api: TestApi;
  let subscribers: Subscribers;
  beforeAll(async () => {
    api = await startTestApi();
    subscribers = await Subscribers.of(api);
  });
  afterAll(async () => {
    await subscribers.end();
    await api.close();
  });

  const connect = (headers: Readonly<Record<string, string>>): Client => subscribers.connect(headers);

  function announce(id: string, rest: Partial<{ permission: string; branchId: string; type: string }> = {}) {
    const change = { type: 'traderTest', id, permission: 'export.make', ...rest };
    return api.database.transaction((tx) => api.app.get(Topics).announce(tx, change));
  }

  /** Follows from now on: announces to itself until it hears, since subscribing has no answer of its own. */
  async function following(caller: TestCaller, client = connect(caller.headers)) {
    const changes = client.iterate<{ changes: { type: string; id: string } }>({
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

  describe('what is taken away while somebody follows (X1)', () => {
    /** A post of a role of its own, so that taking something away concerns nobody else. */
    async function follower(): Promise<TestCaller> {
      const caller = await api.as('CS');
      await api.database.pool.query(
        `WITH r AS (INSERT INTO role (key, name) VALUES ($2, $2) RETURNING id), g AS (
           INSERT INTO role_grant (role_id, permission, scope)
           SELECT r.id, p, 'all' FROM r, unnest(ARRAY['change.follow', 'export.make', 'audit.read']) p)
         UPDATE post SET role_id = r.id FROM r WHERE post.id = (SELECT post_id FROM post_holding WHERE person_id = $1)`,
        [caller.personId, `follows ${caller.personId}`],
      );
      return caller;
    }
    const take = (caller: TestCaller, statement: string): Promise<unknown> =>
      api.database.pool.query(statement, [caller.personId]);

    it.each([
      ['the session is revoked', 'UPDATE session SET revoked_at = now() WHERE person_id = $1'],
      ['the person is shut out', 'UPDATE person SET active = false WHERE id = $1'],
      ['the post is over', `UPDATE post_holding SET ends_on = current_date - 2 WHERE person_id = $1`],
      [
        'the role may not follow any more',
        `DELETE FROM role_grant WHERE permission = 'change.follow' AND role_id = (SELECT role_id FROM post JOIN
         post_holding h ON h.post_id = post.id WHERE h.person_id = $1)`,
      ],
    ])('ends the following at once, though nothing is announced, when %s', async (_, statement) => {
      const caller = await follower();
      const { next } = await following(caller);
      await take(caller, statement);
      expect(await next()).toBeUndefined();
    });

    it('ends the following of a key at once when it is revoked', async () => {
      const { personId } = await api.as('administrator');
      const secret = makeToken('kefu_');
      await api.database.pool.query(
        `INSERT INTO api_key (name, token_hash, prefix, permissions, created_by)
         VALUES ('f', $1, 'kefu_f', '{change.follow,export.make}', $2)`,
        [hashToken(secret), personId],
      );
      const { next } = await following(api.withKey(secret));
      await api.database.pool.query('UPDATE api_key SET revoked_at = now() WHERE token_hash = $1', [hashToken(secret)]);
      expect(await next()).toBeUndefined();
    });

    it('is not told from the next commit on, while the rest is', async () => {
      const caller = await follower();
      const { next } = await following(caller);
      await take(
        caller,
        `DELETE FROM role_grant WHERE permission = 'export.make' AND role_id = (SELECT role_id FROM post JOIN
         post_holding h ON h.post_id = post.id WHERE h.person_id = $1)`,
      );
      await announce('taken away');
      await announce('still theirs', { permission: 'audit.read' });
      expect(await next()).toBe('still theirs');
    });

    it('is refused to another following over the same open connection', async () => {
      const caller = await follower();
      const client = connect(caller.headers);
      const { next } = await following(caller, client);
      await take(caller, 'UPDATE session SET revoked_at = now() WHERE person_id = $1');
      expect(await next()).toBeUndefined();
      const again = client.iterate({ query: document, variables: { types: ['traderTest'] } });
      await expect(again.next()).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    });
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
