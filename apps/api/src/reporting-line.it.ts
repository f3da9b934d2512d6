import { Callers, hashToken, lineOfSql, makeToken, speakersSql } from '@kefu/platform/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Outcome {
  readonly __typename: string;
  readonly version?: number;
  readonly reportsToTitle?: string | null;
  readonly fields?: { path: string; code: string }[];
}

describe('the line along which posts report (X1, H5)', () => {
  let api: TestApi;
  let administrator: TestCaller;
  const posts = new Map<string, string>();

  beforeAll(async () => {
    api = await startTestApi();
    administrator = await api.as('administrator');
    for (const title of ['總經理', '銷售部經理', '銷售組長', '置業顧問', '空缺主管', '見習顧問']) {
      const { rows } = await api.database.pool.query<{ id: string }>(
        `INSERT INTO post (unit_id, role_id, title) SELECT $1, id, $2 FROM role WHERE key = 'EMP' RETURNING id`,
        [await api.unit('department', '客服部'), title],
      );
      posts.set(title, rows[0]?.id ?? '');
    }
    for (const [below, above] of [
      ['銷售部經理', '總經理'],
      ['銷售組長', '銷售部經理'],
      ['置業顧問', '銷售組長'],
      ['空缺主管', '銷售部經理'],
      ['見習顧問', '空缺主管'],
    ] as const) {
      expect(await reportsTo(below, above)).toMatchObject({ __typename: 'Post', reportsToTitle: above });
    }
  });
  afterAll(() => api.close());

  const idOf = (title: string): string => posts.get(title) ?? '';
  async function reportsTo(title: string, above: string | null, version?: number): Promise<Outcome> {
    const { rows } = await api.database.pool.query<{ version: number }>('SELECT version FROM post WHERE id = $1', [
      idOf(title),
    ]);
    const { data, errors } = await administrator.graphql<{ setReportsTo: Outcome }>(
      `mutation($id: ID!, $input: ReportsToInput!) { setReportsTo(id: $id, input: $input) {
         __typename ... on Post { version reportsToTitle } ... on InvalidInput { fields { path code } } } }`,
      {
        id: idOf(title),
        input: { version: version ?? rows[0]?.version, reportsToId: above === null ? null : idOf(above) },
      },
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data.setReportsTo;
  }
  /** Somebody who holds these posts today. */
  async function holderOf(...titles: string[]): Promise<string> {
    const { rows } = await api.database.pool.query<{ id: string }>(
      `WITH p AS (INSERT INTO person (login, name, password_hash) VALUES (uuidv7()::text, $1, '-') RETURNING id),
         h AS (INSERT INTO post_holding (person_id, post_id, starts_on)
           SELECT p.id, post, '2020-01-01' FROM p, unnest($2::uuid[]) post)
       SELECT id FROM p`,
      [titles.join(), titles.map(idOf)],
    );
    return rows[0]?.id ?? '';
  }
  const end = (personId: string): Promise<unknown> =>
    api.database.pool.query(`UPDATE post_holding SET ends_on = '2020-12-31' WHERE person_id = $1`, [personId]);
  const idsOf = async (text: string, ...values: string[]): Promise<string[]> =>
    (await api.database.pool.query<{ person_id: string }>(text, values)).rows.map((row) => row.person_id).toSorted();

  it('never closes upon itself, at whatever height', async () => {
    const loop = { __typename: 'InvalidInput', fields: [{ path: 'input.reportsToId', code: 'LOOP' }] };
    expect(await reportsTo('總經理', '置業顧問')).toEqual(loop);
    expect(await reportsTo('總經理', '總經理')).toEqual(loop);
    expect(await reportsTo('總經理', null)).toMatchObject({ __typename: 'Post', reportsToTitle: null });
  });

  it('lets one of two through who put two posts above one another at once', async () => {
    await Promise.all([reportsTo('銷售組長', null), reportsTo('空缺主管', null)]);
    const both = await Promise.all([reportsTo('銷售組長', '空缺主管'), reportsTo('空缺主管', '銷售組長')]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['InvalidInput', 'Post']);
    await Promise.all([reportsTo('銷售組長', null), reportsTo('空缺主管', null)]);
    await Promise.all([reportsTo('銷售組長', '銷售部經理'), reportsTo('空缺主管', '銷售部經理')]);
  });

  it('tells whoever saw an earlier version', async () => {
    expect(await reportsTo('置業顧問', null, 1)).toMatchObject({ __typename: 'ChangedMeanwhile' });
  });

  it('reaches the people below at any depth, today, and nobody of one’s own post', async () => {
    const [manager, other] = [await holderOf('銷售部經理'), await holderOf('銷售部經理')];
    const [leader, consultant, former] = [
      await holderOf('銷售組長'),
      await holderOf('置業顧問'),
      await holderOf('置業顧問'),
    ];
    await end(former);
    expect(await idsOf(lineOfSql('$1'), manager)).toEqual([leader, consultant].toSorted());
    expect(await idsOf(lineOfSql('$1'), consultant)).toEqual([]);
    const everybody = [manager, other, leader, consultant];
    for (const personId of everybody) await end(personId);
  });

  it('speaks for a vacant post, and for one whose holder may not, through the next one above', async () => {
    const [gm, manager, leader] = [await holderOf('總經理'), await holderOf('銷售部經理'), await holderOf('銷售組長')];
    const speakers = (post: string, except = gm): Promise<string[]> =>
      idsOf(speakersSql('$1::uuid', '$2::uuid'), idOf(post), except);
    expect(await speakers('銷售組長')).toEqual([leader]);
    expect(await speakers('空缺主管')).toEqual([manager]);
    expect(await speakers('銷售組長', leader)).toEqual([manager]);
    await end(manager);
    expect(await speakers('空缺主管', leader)).toEqual([gm]);
    expect(await speakers('空缺主管')).toEqual([]);
    for (const personId of [gm, leader]) await end(personId);
  });

  it('is felt at once by a session that was recognised before', async () => {
    const [manager, consultant] = [await holderOf('銷售組長'), await holderOf('置業顧問')];
    await api.database.pool.query(
      `INSERT INTO role_grant SELECT id, 'document.read', 'line' FROM role WHERE key = 'EMP'
       ON CONFLICT (role_id, permission) DO UPDATE SET scope = 'line'`,
    );
    const token = makeToken();
    const { rows } = await api.database.pool.query<{ id: string }>(
      `INSERT INTO session (person_id, token_hash, expires_at) VALUES ($1, $2, now() + interval '1 hour') RETURNING id`,
      [manager, hashToken(token)],
    );
    const line = async (): Promise<readonly string[] | undefined> =>
      (await api.app.get(Callers).recall('person', rows[0]?.id ?? ''))?.actor.grants.get('document.read')?.line;
    expect(await line()).toEqual([consultant]);
    expect(await reportsTo('置業顧問', null)).toMatchObject({ __typename: 'Post' });
    expect(await line()).toEqual([]);
  });
});
