import { defineTaskKind, RemindOfTasks, Tasks } from '@kefu/office/tasks';
import { runAs, systemActor } from '@kefu/platform/context';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

const facts = 'id title owner role state overdue workable cancellable version evidence evidenceFile subject { title }';
const result = `{ __typename ... on Task { ${facts} } ... on TaskEndedAlready { task { state endedBy } }
  ... on InvalidInput { fields { path code } } }`;
const create = `mutation($input: CreateTaskInput!) { createTask(input: $input) ${result} }`;
const complete = `mutation($input: CompleteTaskInput!) { completeTask(input: $input) ${result} }`;
const handOver = `mutation($input: HandOverTaskInput!) { handOverTask(input: $input) ${result} }`;
const cancel = `mutation($input: CancelTaskInput!) { cancelTask(input: $input) ${result} }`;
const list = `query($filter: TaskFilter, $first: Int, $after: String) { tasks(filter: $filter, first: $first, after: $after) {
  nodes { ${facts} } pageInfo { hasNextPage endCursor } } }`;

interface Line {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly __typename: string;
}

const kind = defineTaskKind({
  key: 'test.chase',
  title: { 'zh-Hant': '催還{paper}', 'zh-Hans': '催还{paper}', en: 'Chase {paper}' },
  dueAfter: 450,
  remindAfter: 225,
});
const paper = { 'zh-Hant': '營業執照', 'zh-Hans': '营业执照', en: 'business licence' };

describe('tasks', () => {
  let api: TestApi;
  let manager: TestCaller;
  let clerk: TestCaller;
  let backOffice: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    [manager, clerk, backOffice] = [await api.as('M'), await api.as('CS'), await api.as('BO')];
  });
  afterAll(() => api.close());

  const give = async (by: TestCaller, input: Record<string, unknown>): Promise<Line> => {
    const { data } = await by.graphql<{ createTask: Line }>(create, { input: { officeMinutes: 60, ...input } });
    expect(data?.createTask.__typename).toBe('Task');
    return data?.createTask as Line;
  };
  const seen = async (by: TestCaller, filter: Record<string, unknown> = {}): Promise<Line[]> => {
    const { data } = await by.graphql<{ tasks: { nodes: Line[] } }>(list, { filter, first: 100 });
    return data?.tasks.nodes ?? [];
  };
  const system = <T>(work: () => Promise<T>): Promise<T> => runAs(systemActor('test'), work);

  it('are given by a manager to a clerk, who does them with evidence; the history tells it all (T20)', async () => {
    const task = await give(manager, { title: '整理上月回執', ownerId: clerk.personId, evidenceNeeded: true });
    expect((await seen(clerk, { mine: true })).map(({ id }) => id)).toContain(task.id);
    const bare = await clerk.graphql(complete, { input: { taskId: task.id } });
    expect(bare.data?.completeTask).toMatchObject({ fields: [{ path: 'input.evidence', code: 'REQUIRED' }] });
    const done = await clerk.graphql(complete, { input: { taskId: task.id, evidence: '已整理 34 份' } });
    expect(done.data?.completeTask).toMatchObject({ state: 'done', evidence: '已整理 34 份', workable: false });
    const { data } = await manager.graphql<{ task: { history: { action: string }[] } }>(
      'query($id: ID!) { task(id: $id) { history { action actor to reason } } }',
      { id: task.id },
    );
    expect(data?.task.history.map(({ action }) => action)).toEqual(['task.opened', 'task.done']);
  });

  it('of two who complete one at once let one win and tell the other who it was (T20)', async () => {
    const task = await give(manager, { title: '回覆', ownerId: clerk.personId });
    const input = { taskId: task.id, evidence: '好' };
    const answers = await Promise.all([clerk, manager].map((who) => who.graphql(complete, { input })));
    const results = answers.map(({ data }) => data?.completeTask as { __typename: string; task?: object });
    expect(results.map((one) => one.__typename).toSorted()).toEqual(['Task', 'TaskEndedAlready']);
    expect(results.find(({ task: ended }) => ended)?.task).toMatchObject({ state: 'done' });
  });

  it('are handed over with a reason, and leave the reach of who handed them over (T20)', async () => {
    const task = await give(clerk, { title: '寄送合同' });
    const input = { taskId: task.id, version: task.version, toPersonId: backOffice.personId };
    expect((await clerk.graphql(handOver, { input })).data?.handOverTask).toMatchObject({
      fields: [{ path: 'input.reason', code: 'REQUIRED' }],
    });
    const moved = await clerk.graphql(handOver, { input: { ...input, reason: '我請假' } });
    expect(moved.data?.handOverTask).toMatchObject({ __typename: 'Task', workable: false });
    expect((await seen(backOffice, { mine: true })).map(({ id }) => id)).toContain(task.id);
    const again = await backOffice.graphql(handOver, { input: { ...input, toPersonId: clerk.personId, reason: '不' } });
    expect(again.data?.handOverTask).toMatchObject({ __typename: 'ChangedMeanwhile' });
  });

  it('are given only to oneself by whoever may not give them to others (T20)', async () => {
    const { data } = await clerk.graphql(create, {
      input: { title: '請幫忙', ownerId: backOffice.personId, officeMinutes: 60 },
    });
    expect(data?.createTask).toMatchObject({ __typename: 'NotFound' });
  });

  it('are given to a role by who leads, and wait there until one of its people takes them (T20)', async () => {
    const { data: choices } = await manager.graphql<{ taskRoles: { key: string; people: number }[] }>(
      '{ taskRoles { key people } }',
    );
    expect(choices?.taskRoles.find(({ key }) => key === 'BO')?.people).toBeGreaterThan(0);
    const task = await give(manager, { title: '盤點檔案櫃', role: 'BO' });
    expect((await seen(backOffice, { atRole: true })).map(({ id }) => id)).toContain(task.id);
    expect((await seen(clerk)).some(({ id }) => id === task.id)).toBe(false);
    const input = { taskId: task.id, version: task.version, toPersonId: backOffice.personId };
    expect((await backOffice.graphql(handOver, { input })).data?.handOverTask).toMatchObject({ workable: true });
    expect(await seen(backOffice, { atRole: true })).toEqual([]);
    const both = { title: '兩處', role: 'BO', ownerId: clerk.personId, officeMinutes: 60 };
    expect((await manager.graphql(create, { input: both })).data?.createTask).toMatchObject({
      fields: [{ path: 'input.role', code: 'ONE_OF' }],
    });
    const refused = await clerk.graphql(create, { input: { title: '推給別人', role: 'BO', officeMinutes: 60 } });
    expect(refused.data?.createTask).toMatchObject({ __typename: 'NotFound' });
  });

  it('are seen by their owner, their giver and those who lead, and by no colleague (T20)', async () => {
    const task = await give(manager, { title: '私事', ownerId: clerk.personId });
    const ids = async (by: TestCaller): Promise<boolean> => (await seen(by)).some(({ id }) => id === task.id);
    expect([await ids(clerk), await ids(manager), await ids(backOffice)]).toEqual([true, true, false]);
    const input = { taskId: task.id };
    expect((await backOffice.graphql(complete, { input })).data?.completeTask).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('are called off by who gave them, and by nobody else (T20)', async () => {
    const task = await give(manager, { title: '取消的事', ownerId: clerk.personId });
    const input = { taskId: task.id, reason: '不需要了' };
    expect((await clerk.graphql(cancel, { input })).data?.cancelTask).toMatchObject({ __typename: 'NotFound' });
    expect((await manager.graphql(cancel, { input })).data?.cancelTask).toMatchObject({ state: 'cancelled' });
  });

  it('of a room wait at a role until one of its people takes or does them, and open once while open (T20)', async () => {
    const tasks = api.app.get(Tasks);
    const open = (key: string): Promise<string | undefined> =>
      system(() => api.database.transaction((tx) => tasks.open(tx, { kind, key, role: 'BO', values: { paper } })));
    const both = await Promise.all([open('loan:1'), open('loan:1')]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const [task] = await seen(backOffice, { mine: true }).then((all) =>
      all.filter(({ title }) => title === '催還營業執照'),
    );
    expect(task).toMatchObject({ owner: null, role: 'BO', workable: true });
    expect((await seen(clerk)).some(({ id }) => id === task?.id)).toBe(false);
    const input = { taskId: task?.id, version: task?.version, toPersonId: backOffice.personId };
    expect((await backOffice.graphql(handOver, { input })).data?.handOverTask).toMatchObject({ __typename: 'Task' });
    await system(() => api.database.transaction((tx) => tasks.settle(tx, 'loan:1')));
    expect((await seen(backOffice, { state: 'done' })).map(({ id }) => id)).toContain(task?.id);
    expect(await open('loan:1')).toBeDefined();
  });

  it('of a room that wait at a branch are those of that branch alone (T20)', async () => {
    const [north, south] = [
      await api.as('BRANCH', { kind: 'branch', name: '北山營業部' }),
      await api.as('BRANCH', { kind: 'branch', name: '南海營業部' }),
    ];
    const branchId = await api.unit('branch', '北山營業部');
    await system(() =>
      api.database.transaction((tx) =>
        api.app.get(Tasks).open(tx, { kind, key: 'north', role: 'BRANCH', branchId, values: { paper } }),
      ),
    );
    expect([(await seen(north)).length, (await seen(south)).length]).toEqual([1, 0]);
    const people = async (by: TestCaller): Promise<string[]> => {
      const { data } = await by.graphql<{ taskPeople: { id: string }[] }>('{ taskPeople { id name open } }');
      return (data?.taskPeople ?? []).map(({ id }) => id);
    };
    expect(await people(north)).toContain(clerk.personId);
    expect(await people(north)).not.toContain(south.personId);
  });

  it('remind once when their reminder has come (T20)', async () => {
    const task = await give(clerk, { title: '記得', dueAt: new Date(Date.now() + 3_600_000).toISOString() });
    await api.database.pool.query(`UPDATE task SET remind_at = now() - interval '1 minute' WHERE id = $1`, [task.id]);
    const tick = api.app.get(RemindOfTasks);
    expect([await system(() => tick.tick()), await system(() => tick.tick())]).toEqual([
      { reminded: 1 },
      { reminded: 0 },
    ]);
  });

  it('count what is due and what is late, and how many were done in time (T20, X9)', async () => {
    const person = await api.as('FIN');
    const [late, next] = [await give(person, { title: '遲了' }), await give(person, { title: '遲交' })];
    await give(person, { title: '準時' }).then(({ id }) => person.graphql(complete, { input: { taskId: id } }));
    await api.database.pool.query(`UPDATE task SET due_at = now() - interval '1 hour' WHERE id = ANY($1)`, [
      [late.id, next.id],
    ]);
    await person.graphql(complete, { input: { taskId: next.id } });
    const { data } = await person.graphql(
      '{ taskCounts { open overdue } taskFigure(days: 30) { done onTime ratio overdue } }',
    );
    expect(data).toEqual({
      taskCounts: { open: 1, overdue: 1 },
      taskFigure: { done: 2, onTime: 1, ratio: 0.5, overdue: 1 },
    });
    expect((await seen(person, { overdue: true })).map(({ title }) => title)).toEqual(['遲了']);
    expect((await seen(person, { state: 'done', late: true })).map(({ title }) => title)).toEqual(['遲交']);
    expect((await seen(person, { state: 'done', late: false })).map(({ title }) => title)).toEqual(['準時']);
  });

  it('open behind every count of the cockpit and of punctuality just the rows that it counted (T20, X9)', async () => {
    const person = await api.as('FIN');
    const ends = `((now() AT TIME ZONE 'Asia/Shanghai')::date + 1) AT TIME ZONE 'Asia/Shanghai'`;
    const giveDue = async (title: string, due: string, more = ''): Promise<void> => {
      const { id } = await give(person, { title });
      await api.database.pool.query(`UPDATE task SET due_at = ${due} ${more} WHERE id = $1`, [id]);
    };
    await giveDue('昨天', `now() - interval '1 day'`);
    await giveDue('今天', `${ends} - interval '1 second'`);
    await giveDue('明天', `${ends} + interval '1 hour'`);
    await giveDue('明天已提醒', `${ends} + interval '2 hours'`, ', reminded_at = now()');
    await giveDue('今天已提醒', `${ends} - interval '1 second'`, ', reminded_at = now()');
    const old = await give(person, { title: '早已完成' });
    await person.graphql(complete, { input: { taskId: old.id } });
    await api.database.pool.query(`UPDATE task SET ended_at = now() - interval '40 days' WHERE id = $1`, [old.id]);
    await give(person, { title: '剛完成' }).then(({ id }) => person.graphql(complete, { input: { taskId: id } }));
    const { data } = await person.graphql<{ taskCounts: Record<string, number>; taskFigure: { onTime: number } }>(
      '{ taskCounts { open overdue dueToday reminded } taskFigure(days: 30) { onTime } }',
    );
    const titles = async (filter: Record<string, unknown>): Promise<string[]> =>
      (await seen(person, { mine: true, ...filter })).map(({ title }) => title).toSorted();
    expect(data?.taskCounts).toEqual({ open: 5, overdue: 1, dueToday: 2, reminded: 1 });
    expect(await titles({ overdue: true })).toEqual(['昨天']);
    expect(await titles({ dueToday: true })).toEqual(['今天', '今天已提醒']);
    expect(await titles({ reminded: true })).toEqual(['明天已提醒']);
    expect(data?.taskFigure.onTime).toBe(1);
    expect(await titles({ state: 'done', late: false, endedWithinDays: 30 })).toEqual(['剛完成']);
    expect(await titles({ state: 'done' })).toEqual(['剛完成', '早已完成']);
  });

  it('are paged in the order in which they are due (T20)', async () => {
    const person = await api.as('SETTLE');
    const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    for (const hours of [3, 1, 2]) await give(person, { title: `第${hours}`, dueAt: at(hours) });
    const titles: string[] = [];
    let after: string | null = null;
    do {
      const {
        data,
      }: { data: { tasks: { nodes: Line[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } | null } =
        await person.graphql(list, { first: 1, after });
      titles.push(...(data?.tasks.nodes.map(({ title }) => title) ?? []));
      after = data?.tasks.pageInfo.hasNextPage ? data.tasks.pageInfo.endCursor : null;
    } while (after);
    expect(titles).toEqual(['第1', '第2', '第3']);
  });

  it('tell what they are about, as far as whoever gives them sees it (T20)', async () => {
    const trader = await enterTrader(api, { number: 'T-7001', name: '段嘉勇' });
    const task = await give(manager, {
      title: '補件',
      ownerId: clerk.personId,
      subject: { type: 'trader', id: trader },
    });
    expect(task).toMatchObject({ subject: { title: 'T-7001 段嘉勇' } });
    expect(await seen(manager, { subject: { type: 'trader', id: trader } })).toHaveLength(1);
    const outsider = await api.as('BRANCH', { kind: 'branch', name: '南海營業部' });
    const { data } = await outsider.graphql(create, {
      input: { title: '窺探', officeMinutes: 60, subject: { type: 'trader', id: trader } },
    });
    expect(data?.createTask).toMatchObject({ __typename: 'NotFound' });
  });

  it('keep a file of evidence that only those who see the task may fetch, each fetch on the record (T20, X2)', async () => {
    const boundary = 'evidence';
    const upload = await api.app.inject({
      method: 'POST',
      url: '/files',
      headers: { ...clerk.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="回執.txt"\r\n\r\n收到\r\n--${boundary}--\r\n`,
    });
    const { id: fileId } = upload.json<{ id: string }>();
    const task = await give(clerk, { title: '附件' });
    const theirs = await give(backOffice, { title: '偷' });
    const stolen = await backOffice.graphql(complete, { input: { taskId: theirs.id, fileId } });
    expect(stolen.data?.completeTask).toMatchObject({ __typename: 'NotFound' });
    await clerk.graphql(complete, { input: { taskId: task.id, fileId } });
    const fetch = (by: TestCaller) => api.app.inject({ url: `/tasks/${task.id}/evidence`, headers: { ...by.headers } });
    expect((await fetch(manager)).body).toBe('收到');
    expect((await fetch(backOffice)).statusCode).toBe(404);
    const direct = await api.app.inject({ url: `/files/${fileId}`, headers: { ...manager.headers } });
    expect(direct.statusCode).toBe(404);
    const { rows } = await api.database.pool.query(
      `SELECT actor_id FROM audit_entry WHERE action = 'task.evidenceOpened' AND subject_id = $1`,
      [task.id],
    );
    expect(rows).toEqual([{ actor_id: manager.personId }]);
  });

  it('are not due in a year that the calendar does not know (T20, X4)', async () => {
    await api.database.pool.query(
      `DELETE FROM calendar_day WHERE day > (now() AT TIME ZONE 'Asia/Shanghai')::date + 60`,
    );
    const { data } = await clerk.graphql(create, { input: { title: '很久', officeMinutes: 100_000 } });
    expect(data?.createTask).toMatchObject({ fields: [{ path: 'input.officeMinutes', code: 'YEAR_UNKNOWN' }] });
  });
});
