import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('people, posts, roles and keys (X1, X10)', () => {
  let api: TestApi;
  let administrator: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    administrator = await api.as('administrator');
  });
  afterAll(() => api.close());

  async function one<T>(caller: TestCaller, document: string, variables: Record<string, unknown> = {}): Promise<T> {
    const answer = await caller.graphql<Record<string, T>>(document, variables);
    const value = answer.data && Object.values(answer.data)[0];
    if (!value) throw new Error(JSON.stringify(answer.errors));
    return value;
  }

  const createPerson = (login: string): Promise<{ __typename: string; id: string; version: number }> =>
    one(
      administrator,
      `mutation($input: CreatePersonInput!) { createPerson(input: $input) { __typename ... on Person { id version } } }`,
      { input: { login, name: '沙甜絲', password: 'a long password' } },
    );

  const changePerson = (id: string, input: Record<string, unknown>): Promise<{ __typename: string }> =>
    one(
      administrator,
      `mutation($id: ID!, $input: ChangePersonInput!) { changePerson(id: $id, input: $input) { __typename } }`,
      { id, input },
    );

  it('makes a login once, when two clerks make it at the same time', async () => {
    const both = await Promise.all([createPerson('shatiansi'), createPerson('ShaTianSi')]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['InvalidInput', 'Person']);
  });

  it('tells the later of two changes on one version that somebody was faster', async () => {
    const { id, version } = await createPerson('twice');
    const both = await Promise.all([
      changePerson(id, { version, name: '甲' }),
      changePerson(id, { version, name: '乙' }),
    ]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'Person']);
  });

  it('ends the sessions of somebody who is shut out, at once', async () => {
    const clerk = await api.as('CS');
    expect((await clerk.graphql<{ me: object | null }>('{ me { id } }')).data?.me).not.toBeNull();
    expect(await changePerson(clerk.personId, { version: 1, active: false })).toEqual({ __typename: 'Person' });
    while ((await clerk.graphql<{ me: object | null }>('{ me { id } }')).data?.me) await new Promise(setImmediate);
  });

  it('keeps somebody who can manage roles, when two administrators shut each other out', async () => {
    const other = await api.as('administrator');
    const shut = (id: string): Promise<{ __typename: string }> => changePerson(id, { version: 1, active: false });
    const both = await Promise.all([shut(other.personId), shut(administrator.personId)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['LastAdministrator', 'Person']);
    administrator = await api.as('administrator');
  });

  it('gives a post for a time, once at a time, and the person may then do what the role may', async () => {
    const { id: personId } = await createPerson('newcomer');
    const roles = await one<{ id: string; key: string }[]>(administrator, '{ roles { id key } }');
    const roleId = roles.find(({ key }) => key === 'BO')?.id;
    const unitId = await api.unit('branch', '南京營業部');
    const post = await one<{ id: string }>(
      administrator,
      'mutation($input: CreatePostInput!) { createPost(input: $input) { ... on Post { id } } }',
      { input: { unitId, roleId, title: '內勤' } },
    );
    const hold = (startsOn: string): Promise<{ __typename: string; holders?: string[] }> =>
      one(
        administrator,
        'mutation($input: HoldPostInput!) { holdPost(input: $input) { __typename ... on Post { holders } } }',
        { input: { personId, postId: post.id, startsOn } },
      );
    const both = await Promise.all([hold('2026-01-01'), hold('2026-01-02')]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['InvalidInput', 'Post']);
    expect(both.find(({ __typename }) => __typename === 'Post')?.holders).toEqual(['沙甜絲']);
  });

  it('refuses a permission that does not exist and a scope that the permission has not', async () => {
    const role = await one<{ id: string; version: number }>(
      administrator,
      'mutation { createRole(input: { name: "督導" }) { ... on Role { id version } } }',
    );
    const set = (grants: object[]): Promise<{ __typename: string; fields?: { code: string }[] }> =>
      one(
        administrator,
        `mutation($id: ID!, $input: SetGrantsInput!) { setGrants(id: $id, input: $input) {
           __typename ... on InvalidInput { fields { code } } } }`,
        { id: role.id, input: { version: role.version, grants } },
      );
    expect((await set([{ permission: 'no.such', scope: 'all' }])).fields).toEqual([{ code: 'UNKNOWN' }]);
    expect((await set([{ permission: 'audit.read', scope: 'own' }])).fields).toEqual([{ code: 'NOT_A_SCOPE_OF_IT' }]);
    expect(await set([{ permission: 'audit.read', scope: 'all' }])).toEqual({ __typename: 'Role' });
    expect(await set([])).toEqual({ __typename: 'ChangedMeanwhile' });
  });

  it('does not let the last role that manages roles lose it', async () => {
    const roles = await one<{ id: string; key: string; version: number }[]>(
      administrator,
      '{ roles { id key version } }',
    );
    const role = roles.find(({ key }) => key === 'administrator');
    const result = await one(
      administrator,
      'mutation($id: ID!, $input: SetGrantsInput!) { setGrants(id: $id, input: $input) { __typename } }',
      { id: role?.id, input: { version: role?.version, grants: [] } },
    );
    expect(result).toEqual({ __typename: 'LastAdministrator' });
  });

  it('does not let the last administrator leave on a coming day either', async () => {
    await api.database.pool.query(
      `UPDATE person SET active = false WHERE id <> $1 AND id IN (
         SELECT h.person_id FROM post_holding h JOIN post ON post.id = h.post_id JOIN role r ON r.id = post.role_id
         WHERE r.key = 'administrator')`,
      [administrator.personId],
    );
    const { rows } = await api.database.pool.query<{ id: string }>('SELECT id FROM post_holding WHERE person_id = $1', [
      administrator.personId,
    ]);
    const end = (): Promise<{ __typename: string }> =>
      one(administrator, `mutation($id: ID!) { endHolding(id: $id, endsOn: "2099-12-31") { __typename } }`, {
        id: rows[0]?.id,
      });
    expect(await end()).toEqual({ __typename: 'LastAdministrator' });
    await api.as('administrator');
    expect(await end()).toEqual({ __typename: 'Post' });
  });

  describe('a key', () => {
    const create = (
      caller: TestCaller,
      input: object,
    ): Promise<{ __typename: string; secret?: string; key?: { id: string } }> =>
      one(
        caller,
        'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename ... on ApiKeyCreated { secret key { id } } } }',
        { input },
      );

    it('opens what it was made for and nothing else, until it is revoked', async () => {
      const made = await create(administrator, { name: 'ERP', permissions: ['audit.read'] });
      const key = api.withKey(made.secret ?? '');
      expect((await key.graphql('{ auditVocabulary { actions } }')).errors).toBeUndefined();
      expect((await key.graphql('{ people { id } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      await one(administrator, 'mutation($id: ID!) { revokeApiKey(id: $id) { __typename } }', { id: made.key?.id });
      let code: string | undefined;
      while (code !== 'UNAUTHENTICATED') {
        code = (await key.graphql('{ auditVocabulary { actions } }')).errors?.[0]?.extensions?.code;
      }
    });

    it('is stored as a hash and listed without its secret', async () => {
      const { secret } = await create(administrator, { name: 'BI', permissions: ['audit.read'] });
      const { rows } = await api.database.pool.query<{ text: string }>(
        `SELECT string_agg(k::text, '') AS text FROM api_key k`,
      );
      expect(rows[0]?.text).not.toContain(secret);
      const keys = await one<{ prefix: string }[]>(administrator, '{ apiKeys { prefix name lastUsedAt } }');
      expect(keys.some(({ prefix }) => secret?.startsWith(prefix) && prefix.length < 12)).toBe(true);
    });

    it('may not do more than its maker', async () => {
      const manager = await api.as('M');
      expect(await create(manager, { name: 'x', permissions: ['role.manage'] })).toEqual({
        __typename: 'InvalidInput',
      });
    });

    it('is not made with a permission that branches cannot confine, when it is confined to a branch', async () => {
      const branchIds = [await api.unit('branch', '南京營業部')];
      const confined = { name: 'x', permissions: ['trader.read'], branchIds };
      const manager = await api.as('M');
      expect((await create(manager, confined)).__typename).toBe('ApiKeyCreated');
      expect(await create(manager, { ...confined, permissions: ['trader.read', 'person.read'] })).toEqual({
        __typename: 'InvalidInput',
      });
    });

    it('ends by its date', async () => {
      const made = await create(administrator, {
        name: 'short',
        permissions: ['audit.read'],
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      });
      await api.database.pool.query(`UPDATE api_key SET expires_at = now() - interval '1 second' WHERE id = $1`, [
        made.key?.id,
      ]);
      const answer = await api.withKey(made.secret ?? '').graphql('{ auditVocabulary { actions } }');
      expect(answer.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    });
  });
});
