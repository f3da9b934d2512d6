import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RoleKey, roleKeys } from '@kefu/office/department';
import { hashToken, makeToken } from '@kefu/platform/identity';
import { allPermissions, type Operation, Operations } from '@kefu/platform/permissions';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { generateCall } from './operation-document.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const snapshot = resolve(import.meta.dirname, '../operations.snapshot.json');

/** One branch's rows, each with a word that must never be read from outside the branch. */
interface Planted {
  readonly branchId: string;
  readonly mark: string;
  readonly ids: readonly string[];
}

describe('every operation', () => {
  let api: TestApi;
  let schema: GraphQLSchema;
  let operations: Operation[];
  const callers = new Map<RoleKey, TestCaller>();
  let administrator: TestCaller;
  let withoutScope: TestCaller;
  let north: Planted;
  let south: Planted;

  beforeAll(async () => {
    api = await startTestApi();
    schema = api.app.get(GraphQLSchemaHost).schema;
    operations = api.app.get(Operations).list();
    north = await plant(api, '北山營業部', 'NORTHMARK');
    south = await plant(api, '南海營業部', 'SOUTHMARK');
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
  });
  afterAll(() => api.close());

  const graphqlRoots = (): { root: 'Query' | 'Mutation'; name: string; access: Operation['access'] }[] =>
    operations.flatMap(({ name, access }) => {
      const [root = '', field = ''] = name.split('.');
      return root === 'Query' || root === 'Mutation' ? [{ root, name: field, access }] : [];
    });

  /** Ends no session of the callers under test, and tries no password. */
  const about = (caller: TestCaller, name: string): boolean =>
    caller !== api.anonymous && /^(signOut|signIn)$/.test(name);

  async function codeOf(caller: TestCaller, root: 'Query' | 'Mutation', name: string): Promise<string | undefined> {
    const call = generateCall(schema, root, name, () => '00000000-0000-7000-8000-000000000000');
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

  it('is refused over REST, too, to nobody-in-particular and to a key without its scope', async () => {
    const wrong: string[] = [];
    let routes = 0;
    for (const { name, access } of operations) {
      const [method = '', path = ''] = name.split(' ');
      if (!/^(GET|POST|PUT|DELETE|PATCH)$/.test(method) || access?.kind !== 'permission') continue;
      routes++;
      const url = `/${path.replace(/:\w+/g, south.ids[0] ?? '')}`;
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

  it('tells a key of one branch nothing of another, with every permission that can be confined (X10)', async () => {
    const confined = [...allPermissions()].filter(([, { scopes }]) => scopes.includes('branch')).map(([key]) => key);
    const secret = makeToken('kefu_');
    await api.database.pool.query(
      `INSERT INTO api_key (name, token_hash, prefix, permissions, branch_ids, created_by)
       VALUES ('north', $1, 'kefu_n', $2, $3, $4)`,
      [hashToken(secret), confined, [north.branchId], administrator.personId],
    );
    const key = api.withKey(secret);
    const before = await fingerprint(api, south);
    const leaks: string[] = [];
    let ownSeen = 0;
    for (const { root, name, access } of graphqlRoots()) {
      if (access?.kind !== 'permission' || !confined.includes(access.permission)) continue;
      for (const id of root === 'Query' ? [...south.ids, ...north.ids, north.mark, south.mark] : south.ids) {
        const call = generateCall(schema, root, name, () => id);
        const text = JSON.stringify((await key.graphql(call.query, call.variables)).data ?? null);
        if (text.includes(south.mark)) leaks.push(`${name}(${id})`);
        if (text.includes(north.mark)) ownSeen++;
      }
    }
    expect(leaks).toEqual([]);
    expect(ownSeen).toBeGreaterThan(3);
    expect(await fingerprint(api, south)).toBe(before);
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

  it('tells a branch nothing of another branch, whatever id it is asked for', async () => {
    const branch = callers.get('BRANCH');
    const clerk = callers.get('CS');
    if (!branch || !clerk) throw new Error('No callers');
    const leaks: string[] = [];
    let ownSeen = 0;
    for (const { root, name, access } of graphqlRoots()) {
      if (root !== 'Query' || access?.kind !== 'permission') continue;
      for (const id of [...south.ids, ...north.ids, north.mark, south.mark]) {
        const call = generateCall(schema, root, name, () => id);
        const text = JSON.stringify((await branch.graphql(call.query, call.variables)).data ?? null);
        if (text.includes(south.mark)) leaks.push(`${name}(${id})`);
        if (text.includes(north.mark)) ownSeen++;
      }
    }
    expect(leaks).toEqual([]);
    // The marks can be seen at all: by the branch its own.
    expect(ownSeen).toBeGreaterThan(3);
  });

  it('changes nothing of another branch for a branch, whatever id it is given', async () => {
    const branch = await allPermissionsOfBranch(api, '北山營業部');
    const before = await fingerprint(api, south);
    for (const { root, name, access } of graphqlRoots()) {
      if (root !== 'Mutation' || access?.kind !== 'permission') continue;
      if (!allPermissions().get(access.permission)?.scopes.includes('branch')) continue;
      for (const id of south.ids) {
        const call = generateCall(schema, root, name, () => id);
        const text = JSON.stringify((await branch.graphql(call.query, call.variables)).data ?? null);
        expect(text).not.toContain(south.mark);
      }
    }
    expect(await fingerprint(api, south)).toBe(before);
  });
});

/** Plants one row of every kind that belongs to a branch. */
async function plant(api: TestApi, branch: string, mark: string): Promise<Planted> {
  const branchId = await api.unit('branch', branch);
  const { rows } = await api.database.pool.query<{ id: string }>(
    `WITH t AS (
       INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed,
         certificate_index, certificate_masked, branch_id, market_owner, remark)
       VALUES ($2, $2, $2, lower($2), 'naturalPerson', 'residentId', 'k1.x', sha256($2::bytea), $2, $1, $2, $2) RETURNING id
     ), phone AS (
       INSERT INTO trader_phone (trader_id, position, phone_sealed, phone_index, phone_masked)
       SELECT id, 1, 'k1.x', sha256($2::bytea), $2 FROM t
     ), tag AS (
       INSERT INTO trader_tag (trader_id, tag) SELECT id, $2 FROM t
     ), term AS (
       INSERT INTO term (trader_id, starts_on, ends_on) SELECT id, '2026-01-01', '2026-11-23' FROM t RETURNING id
     ), run AS (
       INSERT INTO message_run (purpose, business_date) VALUES ($2, '2026-11-23') RETURNING id
     ), template AS (
       INSERT INTO message_template (purpose, name) VALUES ($2, 'x') RETURNING id
     ), message AS (
       INSERT INTO message (run_id, recipient, business_date, purpose, level, subject_id, branch_id, template_id,
         template_version, shard, state, expires_at, address_masked)
       SELECT run.id, t.id, '2026-11-23', 'renewalReminder', 'x', term.id, $1, template.id, 1, 0, 'failed', now(), $2
       FROM t, term, run, template RETURNING id
     ), fault AS (
       INSERT INTO trader_fault (trader_id, branch_id, code, field, shown, note)
       SELECT id, $1, 'BAD_CHECKSUM', 'certificate', $2, $2 FROM t RETURNING id
     ), answer AS (
       INSERT INTO renewal_answer (term_id, answer, channel, note, taken_by_name, taken_via)
       SELECT id, 'later', 'phone', $2, $2, 'branch' FROM term
     ), parcel AS (
       INSERT INTO transmittal (lifecycle, lifecycle_version, state, branch_id, waybill, note, packed_by_name)
       VALUES ('transmittal', 1, 'draft', $1, $2, $2, $2) RETURNING id
     ), line AS (
       INSERT INTO transmittal_item (transmittal_id, position, trader_id, type, note)
       SELECT parcel.id, 1, t.id, $2, $2 FROM parcel, t RETURNING id
     )
     SELECT id FROM parcel UNION ALL SELECT id FROM line UNION ALL SELECT id FROM t UNION ALL SELECT id FROM term UNION ALL SELECT id FROM message UNION ALL SELECT id FROM fault`,
    [branchId, mark],
  );
  return { branchId, mark, ids: [...rows.map(({ id }) => id), branchId] };
}

/** A person of a branch who may do everything that can be confined to a branch: the widest that a branch could get. */
async function allPermissionsOfBranch(api: TestApi, branch: string): Promise<TestCaller> {
  const caller = await api.as('BRANCH', { kind: 'branch', name: branch });
  const confined = [...allPermissions()].filter(([, { scopes }]) => scopes.includes('branch')).map(([key]) => key);
  await api.database.pool.query(
    `INSERT INTO role_grant (role_id, permission, scope) SELECT r.id, p, 'branch' FROM role r, unnest($1::text[]) p
     WHERE r.key = 'BRANCH' ON CONFLICT (role_id, permission) DO UPDATE SET scope = 'branch'`,
    [confined],
  );
  return caller;
}

async function fingerprint(api: TestApi, { branchId }: Planted): Promise<string> {
  const { rows } = await api.database.pool.query<{ print: string }>(
    `SELECT md5(string_agg(row, '|' ORDER BY row)) AS print FROM (
       SELECT t::text AS row FROM trader t WHERE branch_id = $1
       UNION ALL SELECT p::text FROM trader_phone p JOIN trader t ON t.id = p.trader_id WHERE t.branch_id = $1
       UNION ALL SELECT g::text FROM trader_tag g JOIN trader t ON t.id = g.trader_id WHERE t.branch_id = $1
       UNION ALL SELECT e::text FROM term e JOIN trader t ON t.id = e.trader_id WHERE t.branch_id = $1
       UNION ALL SELECT m::text FROM message m WHERE branch_id = $1
       UNION ALL SELECT f::text FROM trader_fault f WHERE branch_id = $1
       UNION ALL SELECT a::text FROM renewal_answer a JOIN term e ON e.id = a.term_id JOIN trader t ON t.id = e.trader_id
         WHERE t.branch_id = $1
       UNION ALL SELECT p::text FROM transmittal p WHERE branch_id = $1
       UNION ALL SELECT i::text FROM transmittal_item i JOIN transmittal p ON p.id = i.transmittal_id
         WHERE p.branch_id = $1) rows`,
    [branchId],
  );
  return rows[0]?.print ?? '';
}
