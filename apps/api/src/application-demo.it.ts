import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoApplications } from '@kefu/accounts';
import { DemoCases } from '@kefu/mortgage';
import { seedDemo } from '@kefu/office/department';
import { Settings } from '@kefu/platform/config';
import { runAs, systemActor } from '@kefu/platform/context';
import { AdvanceRiskRuns, FollowUpUnreached } from '@kefu/risk';
import { seedRiskDays } from './demo-risk-days.ts';
import { runPage } from './risk-days.ts';
import { startTestApi, type TestApi } from './testing.ts';

describe('the demo', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
    await api.database.transaction(seedDemo);
    await seedRiskDays(api.database.dataSource, api.app.get(Settings).fieldKeys);
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
    expect(rows).toEqual([{ cases: 62, states: 19, clocks: 37, gaps: ['approvedReduced'] }]);
  });

  it('begins with mortgage money: fees on every stretch of their way, frozen months, and penalties proposed from them (S18, S24, S25)', async () => {
    const { rows } = await api.database.pool.query<Record<string, unknown>>(
      `SELECT (SELECT array_agg(DISTINCT state ORDER BY state) FROM mortgage_fee) AS fees,
         (SELECT count(*)::int FROM mortgage_fee_waiver WHERE approved IS NULL) AS asked,
         (SELECT count(*)::int > 2 FROM mortgage_ranking_month) AS frozen,
         (SELECT array_agg(DISTINCT streak ORDER BY streak) <@ '{2,3}' FROM mortgage_penalty) AS penalties,
         (SELECT count(*)::int > 0 FROM mortgage_receipt WHERE credited_on IS NULL) AS unconfirmed,
         (SELECT count(*)::int FROM mortgage_receipt WHERE amount_fen < 0) AS reversed`,
    );
    const fees = ['assessed', 'notified', 'paid', 'partial', 'waived'];
    expect(rows).toEqual([{ fees, asked: 1, frozen: true, penalties: true, unconfirmed: true, reversed: 1 }]);
  });

  it('begins with the last trading day closed and, on a trading day, with one under way whose unreached traders are telephoned (T9)', async () => {
    const { rows: days } = await api.database.pool.query<{ trading: boolean }>(
      `SELECT trading FROM calendar_day WHERE day = (now() AT TIME ZONE 'Asia/Shanghai')::date`,
    );
    await runAs(systemActor('test'), () => api.app.get(AdvanceRiskRuns).tick());
    await runAs(systemActor('test'), () => api.app.get(FollowUpUnreached).tick());
    const manager = await api.as('M');
    const { data } = await manager.graphql<{
      riskRuns: { nodes: { id: string }[] };
      riskFollowUps: { nodes: object[] };
    }>(
      '{ riskRuns(first: 5) { nodes { id screenedBy approvedBy } } riskFollowUps(first: 10, open: true) { nodes { step outcome } } }',
    );
    const people = { screenedBy: '李元元', approvedBy: '李科美' };
    const runs = await Promise.all((data?.riskRuns.nodes ?? []).map(({ id }) => runPage(manager, id)));
    const shown = runs.map(({ state, rows, balance }) => [state.key, rows, balance]);
    const closed = ['closed', 12, { approved: 7, missing: 0, unexplained: 0 }];
    const underWay = ['followUp', 12, { approved: 8, missing: 0, unexplained: 0 }];
    const telephone = { step: 'telephone', outcome: null };
    const trading = days[0]?.trading;
    expect(shown).toEqual(trading ? [underWay, closed] : [closed]);
    expect(data?.riskRuns.nodes).toMatchObject(shown.map(() => people));
    expect(data?.riskFollowUps.nodes).toEqual(trading ? [telephone, telephone] : []);
  });
});
