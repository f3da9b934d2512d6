import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
