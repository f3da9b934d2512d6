import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoApplications } from '@kefu/accounts';
import { DemoCases } from '@kefu/mortgage';
import { seedDemo } from '@kefu/office/department';
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

  it('begins with mortgage cases on every stretch of the way, entered once, each with its clock and no gap but where a bank lent less (S2)', async () => {
    const demo = api.app.get(DemoCases);
    const outcomes = await Promise.all([demo.enterOnce(), demo.enterOnce()]);
    expect(outcomes.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
    const { rows } = await api.database.pool.query<{ cases: number; states: number; clocks: number; gaps: string[] }>(
      `SELECT count(*)::int AS cases, count(DISTINCT k.state)::int AS states,
         (SELECT count(*)::int FROM mortgage_clock WHERE ended_at IS NULL) AS clocks,
         array_agg(DISTINCT k.state) FILTER (WHERE k.gap_fen <> 0 OR c.gap_fen <> 0) AS gaps
       FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id`,
    );
    expect(rows).toEqual([{ cases: 38, states: 18, clocks: 37, gaps: ['approvedReduced'] }]);
  });
});
