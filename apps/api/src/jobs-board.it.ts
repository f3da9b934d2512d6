import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('the jobs board', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  const open = async (caller: TestCaller, url: string): Promise<number> =>
    (await api.app.inject({ method: 'GET', url, headers: caller.headers })).statusCode;

  it('opens to who manages jobs, and to nobody else (X11)', async () => {
    const manager = await api.as('M');
    const clerk = await api.as('CS');
    for (const url of ['/jobs-board', '/jobs-board/api/queues']) {
      expect({ url, manager: await open(manager, url) }).toEqual({ url, manager: 200 });
      expect({ url, clerk: await open(clerk, url) }).toEqual({ url, clerk: 403 });
      expect({ url, nobody: await open(api.anonymous, url) }).toEqual({ url, nobody: 401 });
    }
  });

  it('sums up queues, schedules and the workers that are missing (X11)', async () => {
    const manager = await api.as('M');
    const { data } = await manager.graphql<{ jobs: { backend: string; workers: number } }>(
      '{ jobs { backend workers outboxWaiting queues { name failed attended } schedules { name findings { name value } } } }',
    );
    expect(data?.jobs).toMatchObject({ backend: 'postgres', workers: 0, outboxWaiting: 0 });
  });

  it('lets a schedule run at once to who manages jobs, writes down who asked, and knows no other (X11)', async () => {
    const manager = await api.as('M');
    await api.database.pool.query(
      `INSERT INTO tick (name, every_seconds, last_started_at, last_finished_at) VALUES ('rehearsal', 86400, now(), now())`,
    );
    const run = (caller: TestCaller, name: string): Promise<{ data?: unknown; errors?: unknown }> =>
      caller.graphql(
        'mutation($input: RunScheduleInput!) { runSchedule(input: $input) { __typename ... on Schedule { lastStartedAt } } }',
        {
          input: { name },
        },
      );
    expect((await run(manager, 'nothing')).data).toEqual({ runSchedule: { __typename: 'NotFound' } });
    expect((await run(await api.as('CS'), 'rehearsal')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await run(manager, 'rehearsal')).data).toEqual({
      runSchedule: { __typename: 'Schedule', lastStartedAt: null },
    });
    const { data } = await manager.graphql<{ auditEntries: { nodes: unknown[] } }>(
      '{ auditEntries(filter: { action: "schedule.run" }) { nodes { subjectId } } }',
    );
    expect(data?.auditEntries.nodes).toEqual([{ subjectId: 'rehearsal' }]);
  });
});
