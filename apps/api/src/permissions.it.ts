import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type RoleKey, roleKeys } from '@kefu/office/department';
import { hashToken, makeToken } from '@kefu/platform/identity';
import { allPermissions, type Operation, Operations } from '@kefu/platform/permissions';
import { Topics } from '@kefu/platform/topics';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateCall, isRoot, type Root } from './operation-document.ts';
import { Subscribers } from './subscribers.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const anyId = '00000000-0000-7000-8000-000000000000';
const snapshot = resolve(import.meta.dirname, '../operations.snapshot.json');

describe('every operation', () => {
  let api: TestApi;
  let schema: GraphQLSchema;
  let operations: Operation[];
  const callers = new Map<RoleKey, TestCaller>();
  let administrator: TestCaller;
  let withoutScope: TestCaller;
  let subscribers: Subscribers;

  beforeAll(async () => {
    api = await startTestApi();
    schema = api.app.get(GraphQLSchemaHost).schema;
    operations = api.app.get(Operations).list();
    for (const role of roleKeys) {
      callers.set(role, await api.as(role, role === 'BRANCH' ? { kind: 'branch', name: '北山營業部' } : undefined));
    }
    administrator = await api.as('administrator');
    const secret = makeToken('kefu_');
    await api.database.pool.query(
      `INSERT INTO api_key (name, token_hash, prefix, permissions, created_by) VALUES ('none', $1, 'kefu_x', '{}', $2)`,
      [hashToken(secret), administrator.personId],
    );
    withoutScope = api.withKey(secret);
    subscribers = await Subscribers.of(api);
  });
  afterAll(async () => {
    await subscribers.end();
    await api.close();
  });

  const graphqlRoots = (): { root: Root; name: string; access: Operation['access'] }[] =>
    operations.flatMap(({ name, access }) => {
      const [root = '', field = ''] = name.split('.');
      return isRoot(root) ? [{ root, name: field, access }] : [];
    });

  /** Ends no session of the callers under test, and tries no password. */
  const about = (caller: TestCaller, name: string): boolean =>
    caller !== api.anonymous && /^(signOut|signIn)$/.test(name);

  async function codeOf(caller: TestCaller, root: Root, name: string): Promise<string | undefined> {
    const call = generateCall(schema, root, name, () => anyId);
    if (root === 'Subscription') {
      const change = { type: anyId, id: anyId, permission: 'change.follow' };
      return subscribers.refusalOf(caller, call, () =>
        api.database.transaction((tx) => api.app.get(Topics).announce(tx, change)),
      );
    }
    const { errors } = await caller.graphql(call.query, call.variables);
    return errors?.[0]?.extensions?.code;
  }

  it('stands in the snapshot with its permission and the reach of it; `npm run operations` writes it', () => {
    const now = Object.fromEntries(
      operations.map(({ name, access }) => {
        if (access?.kind !== 'permission') return [name, access?.kind];
        return [name, { permission: access.permission, scopes: allPermissions().get(access.permission)?.scopes }];
      }),
    );
    const text = `${JSON.stringify(now, null, 2)}\n`;
    if (process.env.KEFU_WRITE_OPERATIONS) writeFileSync(snapshot, text);
    expect(JSON.parse(readFileSync(snapshot, 'utf8'))).toEqual(JSON.parse(text));
  });

  it('is refused to nobody-in-particular unless it is public', async () => {
    const open: string[] = [];
    for (const { root, name, access } of graphqlRoots()) {
      if (access?.kind === 'public') continue;
      if ((await codeOf(api.anonymous, root, name)) !== 'UNAUTHENTICATED') open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('is refused to a key without its scope', async () => {
    const open: string[] = [];
    for (const { root, name, access } of graphqlRoots()) {
      if (access?.kind === 'public') continue;
      if ((await codeOf(withoutScope, root, name)) !== 'FORBIDDEN') open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('is refused to whoever it is refused to also when it is a subscription, of which there are some', () => {
    expect(graphqlRoots().filter(({ root }) => root === 'Subscription')).not.toEqual([]);
  });

  it('is refused over REST, too, to nobody-in-particular and to a key without its scope', async () => {
    const wrong: string[] = [];
    let routes = 0;
    for (const { name, access } of operations) {
      const [method = '', path = ''] = name.split(' ');
      if (!/^(GET|POST|PUT|DELETE|PATCH)$/.test(method) || access?.kind !== 'permission') continue;
      routes++;
      const url = `/${path.replace(/:\w+/g, randomUUID())}`;
      for (const [caller, expected] of [
        [api.anonymous, 401],
        [withoutScope, 403],
      ] as const) {
        const { statusCode } = await api.app.inject({
          method: method as 'GET',
          url,
          headers: caller.headers,
          ...(method !== 'GET' && { payload: {} }),
        });
        if (statusCode !== expected) wrong.push(`${name}: ${statusCode} for ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(routes).toBeGreaterThan(4);
  });

  it.each(roleKeys)('is refused to %s without its permission, and open with it', async (role) => {
    const caller = callers.get(role);
    if (!caller) throw new Error(`No caller for ${role}`);
    const { rows } = await api.database.pool.query<{ permission: string }>(
      'SELECT permission FROM role_grant g JOIN role r ON r.id = g.role_id WHERE r.key = $1',
      [role],
    );
    const held = new Set(rows.map(({ permission }) => permission));
    const wrong: string[] = [];
    for (const { root, name, access } of graphqlRoots()) {
      if (access?.kind !== 'permission' || about(caller, name)) continue;
      const code = await codeOf(caller, root, name);
      const refused = code === 'FORBIDDEN' || code === 'UNAUTHENTICATED';
      if (refused === held.has(access.permission)) wrong.push(`${name}: ${code ?? 'open'}`);
    }
    expect(wrong).toEqual([]);
  });
});
