import { ensureRoles, type RoleKey } from '@kefu/office/department';
import { Database } from '@kefu/platform/database';
import {
  hashPassword,
  hashToken,
  makeToken,
  OrgUnit,
  Person,
  Post,
  PostHolding,
  Role,
  Session,
} from '@kefu/platform/identity';
import { testSettings } from '@kefu/platform/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { schemas } from './app.module.ts';
import { makeApp } from './app.ts';

/** Password of everybody that `as` makes. */
export const testPassword = 'correct horse';

/** A GraphQL answer. */
export interface Answer<Data = Record<string, unknown>> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string; [key: string]: unknown } }[];
}

/** Somebody who talks to the API under test. */
export class TestCaller {
  readonly #app: NestFastifyApplication;
  readonly headers: Readonly<Record<string, string>>;
  /** The person's id; empty for nobody. */
  readonly personId: string;

  constructor(app: NestFastifyApplication, headers: Record<string, string>, personId: string) {
    this.#app = app;
    this.headers = headers;
    this.personId = personId;
  }

  /** Sends a GraphQL document. */
  async graphql<Data = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> {
    const response = await this.#app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...this.headers, ...headers },
      payload: { query, variables },
    });
    return { status: response.statusCode, ...response.json<{ data: Data | null }>() };
  }
}

/** The whole API on a database of its own, without a socket. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly database: Database;
  readonly anonymous: TestCaller;
  /** A caller with this role; in the department itself, or in a branch or team made for the name given. */
  as(role: RoleKey, unit?: { kind: 'branch' | 'team'; name: string; parentId?: string }): Promise<TestCaller>;
  /** An integration that sends this key. */
  withKey(secret: string): TestCaller;
  /** A branch by name, made where it is missing. */
  unit(kind: 'department' | 'branch' | 'team', name: string, parentId?: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts the API on a fresh database. */
export async function startTestApi(): Promise<TestApi> {
  const { settings, drop } = await testSettings(schemas);
  const app = await makeApp(settings);
  await app.init();
  const database = app.get(Database);
  await database.transaction(ensureRoles);
  const passwordHash = await hashPassword(testPassword);
  const units = database.dataSource.getRepository(OrgUnit);

  const unit: TestApi['unit'] = async (kind, name, parentId) => {
    // Several people of one unit may come at once.
    await units
      .createQueryBuilder()
      .insert()
      .values({ kind, name, nameKey: name, parentId: parentId ?? null })
      .orIgnore()
      .execute();
    return (await units.findOneByOrFail({ kind, nameKey: name })).id;
  };

  return {
    app,
    database,
    anonymous: new TestCaller(app, {}, ''),
    unit,
    withKey: (secret) => new TestCaller(app, { authorization: `Bearer ${secret}` }, ''),
    as: async (roleKey, where) => {
      const unitId = where ? await unit(where.kind, where.name, where.parentId) : await unit('department', '客服部');
      const token = makeToken();
      const personId = await database.transaction(async (tx) => {
        const role = await tx.findOneByOrFail(Role, { key: roleKey });
        const login = `${roleKey}-${makeToken().slice(0, 8)}`;
        const person = await tx.save(tx.create(Person, { login, name: login, passwordHash }));
        const post = await tx.save(tx.create(Post, { unitId, roleId: role.id, title: roleKey }));
        await tx.insert(PostHolding, { personId: person.id, postId: post.id, startsOn: '2020-01-01' });
        await tx.insert(Session, {
          personId: person.id,
          tokenHash: hashToken(token),
          expiresAt: new Date(Date.now() + 3_600_000),
        });
        return person.id;
      });
      return new TestCaller(app, { cookie: `kefu_session=${token}` }, personId);
    },
    close: async () => {
      await app.close();
      await drop();
    },
  };
}

/** Begins a work while somebody holds what it needs, and lets go once it waits, or is done without having waited. */
export async function whileHeld<Result>(
  { database }: TestApi,
  lock: string,
  values: readonly unknown[],
  work: () => Promise<Result>,
  meanwhile?: () => Promise<unknown>,
): Promise<Result> {
  const holder = await database.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(lock, [...values]);
    const standing = { done: false };
    const result = work().finally(() => {
      standing.done = true;
    });
    while (!standing.done && !(await somebodyWaits(database))) continue;
    await meanwhile?.();
    await holder.query('COMMIT');
    return await result;
  } finally {
    holder.release();
  }
}

async function somebodyWaits({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query<{ waits: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE NOT l.granted AND a.datname = current_database()) AS waits`,
  );
  return rows[0]?.waits ?? false;
}
