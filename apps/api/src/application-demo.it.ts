import { DemoApplications } from '@kefu/accounts';
import { seedDemo } from '@kefu/office/department';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing.ts';

describe('the demo', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
    await api.database.transaction(seedDemo);
  });
  afterAll(() => api.close());

  it('begins with applications in different states, entered once however many processes boot (T1)', async () => {
    const demo = api.app.get(DemoApplications);
    const outcomes = await Promise.all([demo.enterOnce(), demo.enterOnce()]);
    expect(outcomes.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
    const { rows } = await api.database.pool.query<{ kind: string; state: string }>(
      'SELECT kind, state FROM account_application ORDER BY kind, state',
    );
    expect(rows.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'change firstReview',
      'closing draft',
      'opening active',
      'opening draft',
      'opening finalReview',
      'opening firstReview',
      'opening returned',
    ]);
  });
});
