import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportedLines, exportRefusal } from './exported-file.ts';
import { plantRows } from './planted-rows.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

/** Lists that everybody's office has, with the query that the page asks. */
const lists = {
  tasks: 'query { list: tasks(filter: { state: open }, first: 200) { nodes { id } } }',
  messages: 'query { list: messages(first: 200) { nodes { id } } }',
  'hr-requests': 'query { list: hrRequests(first: 200) { nodes { id } } }',
  'hr-people': 'query { list: employees(first: 200) { nodes { personId } } }',
  'risk-days': 'query { list: riskRuns(first: 200) { nodes { id } } }',
} as const;

describe('the lists of the house as files (X6)', () => {
  let api: TestApi;
  let manager: TestCaller;
  let hr: TestCaller;
  let branch: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    manager = await api.as('M');
    hr = await api.as('HR');
    branch = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    for (const [name, mark] of [
      ['沈陽營業部', 'NEAR'],
      ['大同營業部', 'FAR'],
    ] as const) {
      const branchId = await api.unit('branch', name);
      const teamId = await api.unit('team', `${name}一組`, branchId);
      const { personId } = await api.as('CS', { kind: 'team', name: `${name}一組`, parentId: branchId });
      await plantRows(api, { branchId, teamId, personId }, mark);
    }
  });
  afterAll(() => api.close());

  const lines = (caller: TestCaller, name: string, filter: object = {}, language = 'en'): Promise<string[]> =>
    exportedLines(api, caller, name, filter, language);

  async function listed(caller: TestCaller, name: keyof typeof lists): Promise<number> {
    const { data } = await caller.graphql<{ list: { nodes: object[] } }>(lists[name]);
    return data?.list.nodes.length ?? -1;
  }

  it('hold as many rows as the list has, whoever asks', async () => {
    const told: Record<string, number[]> = {};
    const shown: Record<string, number[]> = {};
    for (const name of Object.keys(lists) as (keyof typeof lists)[]) {
      const whoMay = name.startsWith('hr') ? [hr] : name === 'risk-days' ? [manager] : [manager, branch];
      shown[name] = await Promise.all(whoMay.map((caller) => listed(caller, name)));
      told[name] = await Promise.all(whoMay.map(async (caller) => (await lines(caller, name)).length - 1));
    }
    expect(told).toEqual(shown);
    expect(Object.values(told).every(([most = 0]) => most > 0)).toBe(true);
  });

  it('say nothing of another branch (X1)', async () => {
    for (const name of ['tasks', 'messages']) {
      const [, ...rows] = await lines(branch, name);
      expect({ name, foreign: rows.filter((row) => row.includes('FAR')) }).toEqual({ name, foreign: [] });
    }
    expect((await lines(manager, 'messages')).some((row) => row.includes('FAR'))).toBe(true);
  });

  it('hold tasks by their due instant, each with what it is about, its state and who does it (T20)', async () => {
    const input = { title: '回訪 李科美', dueAt: '2030-01-02T09:30:00+08:00' };
    await manager.graphql('mutation($input: CreateTaskInput!) { createTask(input: $input) { __typename } }', { input });
    const [head, ...tasks] = await lines(manager, 'tasks', { state: 'open', mine: true });
    expect(head).toBe('\ufeffWhat,About,State,Due,Who does it,Ended,Ended by,Evidence');
    expect(tasks).toEqual([expect.stringMatching(/^回訪 李科美,,Open,2030-01-02 09:30,M-[^,]+,,,$/)]);
    const due = (await lines(manager, 'tasks'))
      .slice(1)
      .map((line) => /\d{4}-\d\d-\d\d \d\d:\d\d/.exec(line)?.[0] ?? '');
    expect(due).toEqual(due.toSorted((a, b) => a.localeCompare(b)));
  });

  it('hold messages in words, phones masked, the latest first (X7)', async () => {
    await api.database.pool.query(
      `UPDATE message SET level = '30', cause = 'noPhone', address_masked = '138****0000' WHERE address_masked = 'NEAR'`,
    );
    const [head, ...messages] = await lines(branch, 'messages', { states: ['failed'] });
    expect(head).toBe('\ufeffRecipient,Phone,About,Business date,State,Cause,Texts billed,Last change');
    expect(messages).toEqual([
      expect.stringMatching(
        /^NEAR NEAR,138\*\*\*\*0000,"Renewal, 30 days before",2026-11-23,Failed,No phone,,\d{4}-\d\d-\d\d \d\d:\d\d$/,
      ),
    ]);
    expect(await lines(branch, 'messages', { businessDate: '2026-11-24' })).toHaveLength(1);
  });

  it('hold people by login with the posts they hold today, narrowed by what the page shows (X1)', async () => {
    const [head, ...people] = await lines(hr, 'people', { text: '大同營業部' });
    expect(head).toBe('\ufeffName,Login,Posts,Holds them since,Second factor,State');
    expect(people).toEqual([expect.stringMatching(/^CS-[^,]+,CS-[^,]+,大同營業部一組 · CS,2020-01-01,Off,May enter$/)]);
    const { rows } = await api.database.pool.query('SELECT FROM person');
    expect(await lines(hr, 'people')).toHaveLength(rows.length + 1);
    expect(await lines(hr, 'people', { active: 'false' })).toHaveLength(1);
  });

  it('hold the audit, the latest first, between two instants, and no more than its page shows (X2)', async () => {
    const from = new Date(Date.now() - 60_000).toISOString();
    const { data } = await manager.graphql<{ list: { nodes: { id: string; action: string }[] } }>(
      `query($from: DateTime) { list: auditEntries(filter: { action: "task", from: $from }, first: 200) { nodes { id action } } }`,
      { from },
    );
    const [head, ...entries] = await lines(manager, 'audit', { action: 'task', from });
    expect(head).toBe('\ufeffEntry,When,Who,Action,Of what,Its id,Changes (before → after),Reason,From where');
    expect(entries.map((line) => line.split(',')[0])).toEqual(data?.list.nodes.map(({ id }) => id));
    expect(entries.length).toBeGreaterThan(0);
    expect(await lines(manager, 'audit', { before: '2020-01-01T00:00:00Z' })).toHaveLength(1);
    expect(await exportRefusal(api, branch, 'audit')).toBe('FORBIDDEN');
  });

  it('hold requests to HR in the language of the page, and people with their tenure (H1, H2)', async () => {
    const requests = await lines(hr, 'hr-requests', { kinds: ['transfer'] }, 'zh-Hans');
    expect(requests[0]).toMatch(/^\ufeff编号,申请人,种类,原岗位,新岗位,状态,/);
    expect(requests[1]).toMatch(/^[^,]+,(NEAR|FAR),调整岗位申请,/);
    const [, ...people] = await lines(hr, 'hr-people', { text: 'CS-' });
    expect(people).toHaveLength(2);
    expect(people[0]).toMatch(/,CS,2020-01-01,\d+,\d+,\d+,,Yes$/);
  });

  it('hold risk days with the traders of each level (T9)', async () => {
    const [head, day] = await lines(manager, 'risk-days');
    expect(head).toMatch(/^\ufeffTrading day,Market,State,Watch,Warning,Margin call,Forced reduction,Negative equity,/);
    expect(day).toMatch(/^\d{4}-\d\d-\d\d,/);
  });

  it('never hand a spreadsheet a formula', async () => {
    await api.database.pool.query(`UPDATE task SET title = '=HYPERLINK("http://x")' WHERE state = 'open'`);
    const [, ...tasks] = await lines(manager, 'tasks');
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.every((line) => line.startsWith(`"'=HYPERLINK`))).toBe(true);
  });
});
