import { AccountEvents, RemindOfClosing } from '@kefu/accounts';
import { readPdf } from '@kefu/office/printing';
import { runAs, systemActor } from '@kefu/platform/context';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

interface Row {
  branch: { name: string };
  class: string;
  activeAtStart: number;
  opened: number;
  closed: number;
  movedIn: number;
  movedOut: number;
  renewed: number;
  changed: number;
  activeAtEnd: number;
}
interface Report {
  __typename: string;
  state?: string;
  standing?: string;
  shown: { id: string; version: number; reason: string | null; acknowledgedBy: string | null } | null;
  versions: { version: number }[];
  rows: Row[];
  restated: Row[];
  lateEvents: number;
}

const view = `period state lateEvents shown { id version reason acknowledgedBy } versions { version }
  rows { ...figures } restated { ...figures }`;
const fragment = `fragment figures on PeriodRow { branch { name } class activeAtStart opened closed movedIn movedOut renewed changed activeAtEnd }`;
const read = `query($period: String!, $version: Int) { periodReport(period: $period, version: $version) { __typename ${view} } } ${fragment}`;
const result = `__typename ... on PeriodReportView { ${view} } ... on WrongState { standing: state } ... on ChangedMeanwhile { storedVersion: version }
  ... on InvalidInput { fields { path code } }`;
const close = `mutation($period: String!) { closePeriod(period: $period) { ${result} } } ${fragment}`;
const restate = `mutation($input: RestatePeriodInput!) { restatePeriod(input: $input) { ${result} } } ${fragment}`;
const acknowledge = `mutation($id: ID!) { acknowledgePeriodReport(id: $id) { ${result} } } ${fragment}`;
const lines = `query($period: String!, $figure: PeriodFigure!, $branchId: ID, $version: Int, $first: Int! = 50, $after: String) {
  periodLines(period: $period, figure: $figure, branchId: $branchId, version: $version, first: $first, after: $after) {
    nodes { name kind onDay branch fromBranch } pageInfo { hasNextPage endCursor } } }`;

describe('month-end and quarter figures', () => {
  let api: TestApi;
  let manager: TestCaller;
  let general: TestCaller;
  let north: string;
  let traders: Record<string, string>;

  const asked = async <Data>(caller: TestCaller, query: string, variables: object): Promise<Data> => {
    const { data, errors } = await caller.graphql(query, { ...variables });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as Data;
  };
  const report = (period: string, version?: number, caller = manager): Promise<Report> =>
    asked<Report>(caller, read, { period, version });
  const act = (kind: 'opened' | 'closed' | 'renewed' | 'changed', name: string, onDay: string): Promise<void> =>
    api.database.transaction((tx) =>
      api.app.get(AccountEvents).record(tx, { kind, traderIds: [traders[name] ?? ''], onDay }),
    );
  const figures = ({ rows }: Report): Record<string, string> =>
    Object.fromEntries(
      rows.map((row) => [
        row.branch.name,
        `${row.activeAtStart} +${row.opened} -${row.closed} >${row.movedIn} <${row.movedOut} =${row.activeAtEnd}`,
      ]),
    );

  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('M');
    general = await api.as('GM');
    traders = {};
    for (const [at, name] of ['甲', '乙', '丙', '丁'].entries()) {
      traders[name] = await enterTrader(api, { number: `JY${10_000 + at}`, name, branch: at < 2 ? '南京' : '哈爾濱' });
    }
    north = await api.unit('branch', '哈爾濱');
    await act('closed', '丁', '2024-06-30');
    await act('renewed', '甲', '2025-10-07');
    await api.database.pool.query('UPDATE trader SET branch_id = $1 WHERE id = $2', [north, traders.乙]);
    await act('changed', '乙', '2025-10-31');
    await act('closed', '丙', '2025-11-02');
  });
  afterAll(() => api.close());

  it('are computed while the period is not closed: start + opened − closed = end, moves told apart (T7, T8)', async () => {
    const october = await report('2025-10');
    expect(october).toMatchObject({ state: 'open', shown: null, versions: [], lateEvents: 0 });
    expect(figures(october)).toEqual({ 南京: '2 +0 -0 >0 <1 =1', 哈爾濱: '1 +0 -0 >1 <0 =2' });
    expect(october.rows.map(({ renewed, changed }) => [renewed, changed])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(figures(await report('2025-Q4'))).toEqual({ 南京: '2 +0 -0 >0 <1 =1', 哈爾濱: '1 +0 -1 >1 <0 =1' });
  });

  it('open the lines behind every figure, page by page (T7)', async () => {
    interface Lines {
      nodes: { name: string; kind: string; onDay: string; fromBranch: string | null }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    }
    const of = (variables: object): Promise<Lines> => asked<Lines>(manager, lines, { period: '2025-10', ...variables });
    expect((await of({ figure: 'renewed' })).nodes).toMatchObject([{ name: '甲', onDay: '2025-10-07' }]);
    expect((await of({ figure: 'movedIn', branchId: north })).nodes).toMatchObject([
      { name: '乙', fromBranch: '南京' },
    ]);
    expect((await of({ figure: 'movedOut', branchId: north })).nodes).toEqual([]);
    expect((await of({ figure: 'activeAtEnd', branchId: north })).nodes.map(({ name }) => name)).toEqual(['乙', '丙']);
    const one = await of({ figure: 'activeAtStart', first: 2 });
    const two = await of({ figure: 'activeAtStart', first: 2, after: one.pageInfo.endCursor });
    expect([...one.nodes, ...two.nodes].map(({ name }) => name)).toEqual(['甲', '乙', '丙']);
    expect(two.pageInfo.hasNextPage).toBe(false);
    const made = await manager.graphql(lines, { period: '2025-10', figure: 'opened', after: 'eA' });
    expect(made.errors?.[0]?.extensions?.code).toBe('BAD_INPUT');
  });

  it('are not closed before their last day is over, nor by who may not (T7)', async () => {
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    expect(await asked(manager, close, { period: month })).toEqual({ __typename: 'WrongState', standing: 'running' });
    expect((await report(month)).state).toBe('running');
    const refused = await (await api.as('BO')).graphql(close, { period: '2025-10' });
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await manager.graphql(close, { period: '2025-13' })).errors?.[0]?.extensions?.code).toBe('BAD_INPUT');
  });

  it('are frozen once when two close them at once; a late line changes nothing but is told (T7)', async () => {
    const answers = await Promise.all([1, 2].map(() => asked<Report>(manager, close, { period: '2025-10' })));
    expect(
      answers
        .map((answer) => `${answer.__typename} ${answer.state ?? answer.standing}`)
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['PeriodReportView closed', 'WrongState closed']);
    await act('opened', '丁', '2025-10-15');
    const frozen = await report('2025-10');
    expect(frozen).toMatchObject({ state: 'closed', shown: { version: 1, reason: null }, lateEvents: 1, restated: [] });
    expect(figures(frozen)).toEqual({ 南京: '2 +0 -0 >0 <1 =1', 哈爾濱: '1 +0 -0 >1 <0 =2' });
    const opened = await asked<{ nodes: unknown[] }>(manager, lines, {
      period: '2025-10',
      figure: 'opened',
      version: 1,
    });
    expect(opened.nodes).toEqual([]);
  });

  it('are restated with a reason, as a version that says what differs; not when nothing does (T7)', async () => {
    const again = (version: number, reason = '補錄十月開戶'): Promise<Report> =>
      asked<Report>(manager, restate, { input: { period: '2025-10', version, reason } });
    expect(await again(1, ' ')).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'reason' }] });
    const two = await Promise.all([again(1), again(1)]);
    expect(two.map(({ __typename }) => __typename).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'ChangedMeanwhile',
      'PeriodReportView',
    ]);
    const second = await report('2025-10');
    expect(second).toMatchObject({ shown: { version: 2, reason: '補錄十月開戶' }, lateEvents: 0 });
    expect(second.restated).toMatchObject([{ branch: { name: '哈爾濱' }, opened: 0, activeAtEnd: 2 }]);
    expect(figures(second)).toEqual({ 南京: '2 +0 -0 >0 <1 =1', 哈爾濱: '1 +1 -0 >1 <0 =3' });
    expect(figures(await report('2025-10', 1))).toEqual({ 南京: '2 +0 -0 >0 <1 =1', 哈爾濱: '1 +0 -0 >1 <0 =2' });
    expect(await again(2)).toEqual({ __typename: 'WrongState', standing: 'same' });
    expect((await report('2025-10')).versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('are taken note of by the general manager, the newest version only (T7)', async () => {
    const newest = await report('2025-10');
    const first = await report('2025-10', 1);
    expect(await asked(general, acknowledge, { id: first.shown?.id })).toMatchObject({
      __typename: 'ChangedMeanwhile',
    });
    const noted = await asked<Report>(general, acknowledge, { id: newest.shown?.id });
    expect(noted.shown?.acknowledgedBy).toMatch(/^GM-/);
    const { rows } = await api.database.pool.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_type = 'periodReport' ORDER BY id`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'periodReport.closed',
      'periodReport.restated',
      'periodReport.acknowledged',
    ]);
    expect((await manager.graphql(acknowledge, { id: newest.shown?.id })).errors?.[0]?.extensions?.code).toBe(
      'FORBIDDEN',
    );
  });

  it('show a branch its own rows only, and the lines behind them (T8, X1)', async () => {
    const branch = await api.as('BRANCH', { kind: 'branch', name: '南京' });
    for (const period of ['2025-10', '2025-11']) {
      expect(Object.keys(figures(await report(period, undefined, branch)))).toEqual(['南京']);
    }
    const foreign = await asked<{ nodes: unknown[] }>(branch, lines, {
      period: '2025-10',
      figure: 'activeAtEnd',
      branchId: north,
    });
    expect(foreign.nodes).toEqual([]);
  });

  it('are asked for once when a month or quarter is over, until it is closed by customer service (T7, T20)', async () => {
    const clerk = await api.as('CS');
    const tick = api.app.get(RemindOfClosing);
    const ask = (): Promise<{ asked?: unknown }> => runAs(systemActor('accounts.remindClosing'), () => tick.tick());
    const asking = await Promise.all([ask(), ask()]);
    expect(asking.map(({ asked }) => Number(asked)).reduce((sum, one) => sum + one, 0)).toBe(2);
    expect(await ask()).toEqual({ asked: 0 });
    const waiting = async (): Promise<string[]> => {
      const tasks = '{ tasks(filter: { atRole: true }, first: 50) { nodes { title } } }';
      const { data } = await clerk.graphql<{ tasks: { nodes: { title: string }[] } }>(tasks);
      return (data?.tasks.nodes ?? []).map(({ title }) => title);
    };
    expect(await waiting()).toHaveLength(2);
    const periods = '{ reportPeriods(kind: month) { period state } }';
    const { data } = await clerk.graphql<{ reportPeriods: { period: string; state: string }[] }>(periods);
    const last = data?.reportPeriods[1];
    expect(last?.state).toBe('open');
    expect(await asked<Report>(clerk, close, { period: last?.period })).toMatchObject({ state: 'closed' });
    expect(await waiting()).toHaveLength(1);
    expect(await ask()).toEqual({ asked: 0 });
  });

  it('come as a spreadsheet and as a printed report in the language asked for (T7, X6)', async () => {
    const paper = await api.app.inject({
      url: '/period-reports/2025-10/paper?language=zh-Hans',
      headers: manager.headers,
    });
    expect(paper.headers['content-type']).toContain('application/pdf');
    const { text, fonts } = readPdf(paper.rawPayload);
    expect(fonts).toHaveLength(1);
    const differs = ['与第 1 版的差异', '开户', '更正为'];
    for (const words of ['开户情况统计', '2025年10月', '哈爾濱', '補錄十月開戶', '期初在册', '第 2 版', ...differs]) {
      expect(text).toContain(words);
    }
    const wish = { name: 'period-report', format: 'csv', filter: { period: '2025-10', version: 1 } };
    const headers = { ...manager.headers, 'accept-language': 'en' };
    const { id } = (await api.app.inject({ method: 'POST', url: '/exports', headers, payload: wish })).json<{
      id: string;
    }>();
    const sheet = await api.app.inject({ url: `/exports/${id}`, headers });
    expect(sheet.body.split('\r\n').slice(0, 3)).toEqual([
      '\ufeffBranch,Kind,Class,Active at start,Opened,Closed,Moved in,Moved out,Active at end,Renewed,Changed',
      '南京,Natural person,Unclassified,2,0,0,0,1,1,1,0',
      '哈爾濱,Natural person,Unclassified,1,0,0,1,0,2,0,1',
    ]);
    expect(decodeURIComponent(String(sheet.headers['content-disposition']))).toContain(
      'Account figures October 2025 Version 1',
    );
    const bad = await api.app.inject({ url: '/period-reports/2025-10/paper?version=x', headers: manager.headers });
    expect(bad.json()).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('come with the lines behind a figure as a file, as a version knew them (T7, X6)', async () => {
    const linesOf = async (filter: object): Promise<string[]> => {
      const wish = { name: 'period-lines', format: 'csv', filter };
      const headers = { ...manager.headers, 'accept-language': 'zh-Hant' };
      const { id } = (await api.app.inject({ method: 'POST', url: '/exports', headers, payload: wish })).json<{
        id: string;
      }>();
      const file = await api.app.inject({ url: `/exports/${id}`, headers });
      return file.body.split('\r\n').slice(1, -1);
    };
    const line = /^\w+,丁,開戶,2025-10-15,哈爾濱,未分類,,$/;
    const opened = { period: '2025-10', figure: 'opened' };
    expect(await linesOf(opened)).toEqual([expect.stringMatching(line)]);
    expect(await linesOf({ ...opened, version: 1 })).toEqual([]);
    expect(await linesOf({ period: '2025-10', figure: 'activeAtEnd', branchId: north })).toHaveLength(3);
    const wish = { name: 'period-lines', format: 'csv', filter: { ...opened, figure: 'none' } };
    const { id } = (
      await api.app.inject({ method: 'POST', url: '/exports', headers: manager.headers, payload: wish })
    ).json<{ id: string }>();
    const refused = await api.app.inject({ url: `/exports/${id}`, headers: manager.headers });
    expect(refused.json()).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('count accounts under the classes that the manager names, moved from the day it was named (T6, T7)', async () => {
    await api.database.pool.query(`INSERT INTO trader_tag VALUES ($1, '大戶')`, [traders.甲]);
    const set =
      'mutation($tags: [String!]!) { setAccountClasses(tags: $tags) { ... on AccountClasses { tags moved } ... on InvalidInput { fields { path } } } }';
    expect(await asked(manager, set, { tags: ['大戶', '大戶'] })).toEqual({ fields: [{ path: 'tags.1' }] });
    expect(await asked(manager, set, { tags: ['大戶'] })).toEqual({ tags: ['大戶'], moved: 1 });
    const now = await report(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7));
    expect(now.rows.filter((row) => row.branch.name === '南京')).toMatchObject([
      { class: '', movedOut: 1, activeAtEnd: 0, changed: 0 },
      { class: '大戶', movedIn: 1, activeAtEnd: 1, changed: 0 },
    ]);
  });
});
