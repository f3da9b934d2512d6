import { businessDateAt } from '@kefu/office/calendar';
import { allUnitWork } from '@kefu/platform/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

interface Outcome {
  readonly __typename: string;
  readonly version?: number;
  readonly closedOn?: string | null;
  readonly state?: string;
  readonly formerNames?: { name: string; until: string }[];
  readonly formerTitles?: { name: string }[];
  readonly obstacles?: { kind: string; count: number; names: string[] }[];
  readonly fields?: { path: string; code: string }[];
}

const unit = '... on OrgUnit { version closedOn formerNames { name until } }';
const post = '... on Post { version closedOn formerTitles { name } }';
const obstacles = '... on StillInUse { obstacles { kind count names } }';
const state = '... on WrongState { state }';
const fields = '... on InvalidInput { fields { path code } }';
const told = {
  renameOrgUnit: [unit, fields],
  renamePost: [post],
  closeOrgUnit: [unit, obstacles, state],
  closePost: [post, obstacles, state],
  reopenOrgUnit: [unit, state],
  reopenPost: [post, state],
  holdPost: [post, fields],
} as const;
type Mutation = keyof typeof told;

describe('units and posts that are renamed and closed (X1)', () => {
  let api: TestApi;
  let administrator: TestCaller;
  const today = businessDateAt(new Date());
  beforeAll(async () => {
    api = await startTestApi();
    administrator = await api.as('administrator');
  });
  afterAll(() => api.close());

  async function ask(
    name: Mutation,
    parameters: Readonly<Record<string, [type: string, value: unknown]>>,
  ): Promise<Outcome> {
    const each = Object.entries(parameters);
    const declared = each.map(([key, [type]]) => `$${key}: ${type}`).join(', ');
    const passed = each.map(([key]) => `${key}: $${key}`).join(', ');
    const document = `mutation(${declared}) { ${name}(${passed}) { __typename ${told[name].join(' ')} } }`;
    const values = Object.fromEntries(each.map(([key, [, value]]) => [key, value]));
    const answer = await administrator.graphql<Record<string, Outcome>>(document, values);
    const outcome = answer.data?.[name];
    if (!outcome) throw new Error(JSON.stringify(answer.errors));
    return outcome;
  }
  const rename = (name: 'renameOrgUnit' | 'renamePost', id: string, version: number, to: string): Promise<Outcome> =>
    ask(name, { id: ['ID!', id], input: ['RenameInput!', { version, name: to }] });
  const close = (name: 'closeOrgUnit' | 'closePost', id: string, version: number, closedOn = today): Promise<Outcome> =>
    ask(name, { id: ['ID!', id], input: ['CloseInput!', { version, closedOn }] });
  const reopen = (name: 'reopenOrgUnit' | 'reopenPost', id: string, version: number): Promise<Outcome> =>
    ask(name, { id: ['ID!', id], version: ['Int!', version] });
  const give = (personId: string, postId: string, startsOn: string, endsOn?: string): Promise<Outcome> =>
    ask('holdPost', { input: ['HoldPostInput!', { personId, postId, startsOn, endsOn: endsOn ?? null }] });

  async function seatIn(unitId: string, title = '內勤'): Promise<string> {
    const { rows } = await api.database.pool.query<{ id: string }>(
      `INSERT INTO post (unit_id, role_id, title) SELECT $1, id, $2 FROM role WHERE key = 'BO' RETURNING id`,
      [unitId, title],
    );
    return rows[0]?.id ?? '';
  }
  async function person(name: string): Promise<string> {
    const { rows } = await api.database.pool.query<{ id: string }>(
      `INSERT INTO person (login, name, password_hash) VALUES (uuidv7()::text, $1, '-') RETURNING id`,
      [name],
    );
    return rows[0]?.id ?? '';
  }
  const names = async (field: 'orgUnits' | 'posts', closed: boolean): Promise<string[]> => {
    const word = field === 'posts' ? 'title' : 'name';
    const { data } = await administrator.graphql<Record<string, { id: string }[]>>(
      `query($closed: Boolean!) { ${field}(closed: $closed) { id ${word} } }`,
      { closed },
    );
    return (data?.[field] ?? []).map(({ id }) => id);
  };

  it('renames a branch, keeps what it was called, and refuses a name that another branch has', async () => {
    const id = await api.unit('branch', '大連營業部');
    await api.unit('branch', '旅大营业部');
    expect((await rename('renameOrgUnit', id, 1, '旅大營業部')).fields).toEqual([
      { path: 'input.name', code: 'TAKEN' },
    ]);
    const renamed = await rename('renameOrgUnit', id, 1, '  遼東營業部 ');
    expect(renamed).toMatchObject({ version: 2, formerNames: [{ name: '大連營業部', until: today }] });
    const { data } = await administrator.graphql<{ auditEntries: { nodes: { changes: object[] }[] } }>(
      `{ auditEntries(first: 1, filter: { action: "orgUnit.renamed" }) { nodes { changes { field before after } } } }`,
    );
    expect(data?.auditEntries.nodes[0]?.changes).toEqual([
      { field: 'name', before: '"大連營業部"', after: '"遼東營業部"' },
    ]);
  });

  it('lets the first of two who rename one branch through, and tells the second', async () => {
    const id = await api.unit('branch', '錦州營業部');
    const both = await Promise.all([
      rename('renameOrgUnit', id, 1, '錦州一部'),
      rename('renameOrgUnit', id, 1, '錦州二部'),
    ]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'OrgUnit']);
  });

  it('lets one of two branches have a name that both are given at once', async () => {
    const ids = [await api.unit('branch', '甲營業部'), await api.unit('branch', '乙營業部')];
    const both = await Promise.all(ids.map((id) => rename('renameOrgUnit', id, 1, '同名營業部')));
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['InvalidInput', 'OrgUnit']);
  });

  it('shows a post that was over before it was renamed under the title it had then', async () => {
    const postId = await seatIn(await api.unit('branch', '撫順營業部'), '櫃員');
    const [former, holder] = [await person('前任'), await person('現任')];
    await give(former, postId, '2020-01-01', '2020-12-31');
    await give(holder, postId, '2021-01-01');
    expect(await rename('renamePost', postId, 1, '客戶專員')).toMatchObject({ formerTitles: [{ name: '櫃員' }] });
    const { data } = await administrator.graphql<{ people: { id: string; holdings: { title: string }[] }[] }>(
      '{ people { id holdings { title } } }',
    );
    const titleOf = (id: string) => data?.people.find((each) => each.id === id)?.holdings.map(({ title }) => title);
    expect([titleOf(former), titleOf(holder)]).toEqual([['櫃員'], ['客戶專員']]);
  });

  it('does not close a branch while anybody holds a post, a team is open or work lies there, and names all of it', async () => {
    const id = await api.unit('branch', '本溪營業部');
    const team = await api.unit('team', '本溪一組', id);
    const holder = await person('本溪內勤');
    const seat = await seatIn(id);
    await give(holder, seat, '2020-01-01');
    const trader = await enterTrader(api, { number: 'BX1', name: '本溪交易商', branch: '本溪營業部' });
    await api.database.pool.query(
      `INSERT INTO task (title, branch_id, owner_id, due_at, opened_by_name) VALUES ('t', $1, $2, now(), 'x')`,
      [id, holder],
    );
    await api.database.pool.query(
      `INSERT INTO transmittal (lifecycle, lifecycle_version, state, branch_id, packed_by_name)
       VALUES ('transmittal', 1, 'sent', $1, 'x'), ('transmittal', 1, 'cancelled', $1, 'x')`,
      [id],
    );
    const refused = await close('closeOrgUnit', id, 1);
    expect(refused.obstacles).toEqual([
      { kind: 'holder', count: 1, names: ['本溪內勤'] },
      { kind: 'unit', count: 1, names: ['本溪一組'] },
      ...[...allUnitWork()]
        .filter(({ kind }) => ['task', 'trader', 'transmittal'].includes(kind))
        .map(({ kind }) => ({ kind, count: 1, names: [] })),
    ]);

    await api.database.pool.query(`UPDATE task SET state = 'cancelled', ended_at = now() WHERE branch_id = $1`, [id]);
    await api.database.pool.query(`UPDATE transmittal SET state = 'cancelled' WHERE branch_id = $1`, [id]);
    await api.database.pool.query(`UPDATE trader SET state = 'closed' WHERE id = $1`, [trader]);
    await api.database.pool.query('UPDATE post_holding SET ends_on = $2::date - 1 WHERE person_id = $1', [
      holder,
      today,
    ]);
    const clerk = await api.as('CS');
    const offered = async (): Promise<string[]> => {
      const { data } = await clerk.graphql<{ traderBranches: { id: string }[] }>('{ traderBranches { id } }');
      return (data?.traderBranches ?? []).map((branch) => branch.id);
    };
    expect(await offered()).toContain(id);
    expect(await close('closeOrgUnit', team, 1)).toMatchObject({ __typename: 'OrgUnit', closedOn: today });
    expect(await close('closeOrgUnit', id, 1)).toMatchObject({ __typename: 'OrgUnit', closedOn: today, version: 2 });

    // Its vacant posts went with it; closed ones are listed only when asked for.
    expect(await names('orgUnits', false)).not.toContain(id);
    expect(await names('posts', false)).not.toContain(seat);
    expect(await names('orgUnits', true)).toContain(id);
    expect(await names('posts', true)).toContain(seat);
    expect(await offered()).not.toContain(id);
    expect(await close('closeOrgUnit', id, 2)).toMatchObject({ __typename: 'WrongState', state: 'closed' });

    // What belongs to it opens after it, not before.
    expect(await reopen('reopenOrgUnit', team, 2)).toMatchObject({ __typename: 'WrongState', state: 'closedAbove' });
    expect(await reopen('reopenPost', seat, 2)).toMatchObject({ __typename: 'WrongState', state: 'closedAbove' });
    expect(await reopen('reopenOrgUnit', id, 2)).toMatchObject({ closedOn: null, version: 3 });
    expect(await reopen('reopenPost', seat, 2)).toMatchObject({ closedOn: null });
    expect(await reopen('reopenPost', seat, 3)).toMatchObject({ __typename: 'WrongState', state: 'open' });
  });

  it('closes a post from a coming day on: held until then and not beyond', async () => {
    const seat = await seatIn(await api.unit('branch', '丹東營業部'));
    const [first, second] = [await person('丹東甲'), await person('丹東乙')];
    await give(first, seat, '2020-01-01');
    expect((await close('closePost', seat, 1, '2999-01-01')).obstacles).toEqual([
      { kind: 'holder', count: 1, names: ['丹東甲'] },
    ]);
    await api.database.pool.query(`UPDATE post_holding SET ends_on = '2998-12-31' WHERE person_id = $1`, [first]);
    expect(await close('closePost', seat, 1, '2999-01-01')).toMatchObject({ closedOn: '2999-01-01' });
    expect(await names('posts', false)).toContain(seat);
    expect((await give(second, seat, today)).fields).toEqual([{ path: 'input.endsOn', code: 'POST_CLOSES' }]);
    expect(await give(second, seat, today, '2998-12-31')).toMatchObject({ __typename: 'Post' });
  });

  it('never ends with a closed post that somebody holds, when one closes it while another gives it', async () => {
    const unitId = await api.unit('branch', '營口營業部');
    for (let round = 0; round < 4; round++) {
      const seat = await seatIn(unitId, `坐席${round}`);
      const holder = await person(`營口${round}`);
      await Promise.all([close('closePost', seat, 1), give(holder, seat, today)].map((each) => each.catch(() => null)));
      const { rows } = await api.database.pool.query(
        `SELECT FROM post JOIN post_holding h ON h.post_id = post.id WHERE post.id = $1 AND post.closed_on IS NOT NULL`,
        [seat],
      );
      expect(rows).toEqual([]);
    }
  });

  it.each(['2026-02-30', '2026-13-01', 'morgen'])('refuses to close on %s, which is no day', async (closedOn) => {
    const id = await api.unit('branch', '阜新營業部');
    await expect(close('closeOrgUnit', id, 1, closedOn)).rejects.toThrow('closedOn');
  });
});
