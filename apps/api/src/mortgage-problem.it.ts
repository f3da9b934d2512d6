import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('a problem with a customer', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  const born = async (name: string): Promise<ToldCase> => desk.open(await desk.contract({ house: name }));
  const open = (at: ToldCase, more: object = {}, caller = house.specialist): Promise<ToldCase> =>
    desk.mutate(caller, 'openMortgageProblem', 'OpenProblemInput', {
      id: at.id,
      version: at.version,
      cause: 'credit',
      detail: '徵信有逾期',
      plan: '補開說明並改投他行',
      ...more,
    });
  const of = async (id: string, caller: TestCaller = house.specialist): Promise<Told> =>
    (await desk.ask<Told | null>(
      caller,
      'query($id: ID!) { mortgageProblems(id: $id) { problems { id stage cause state action actedBy verifiedBy remark escalatedAt attempts } } }',
      { id },
    )) ?? { problems: [] };
  const tell = async (
    caller: TestCaller,
    at: ToldCase,
    field: string,
    type: string,
    more: object = {},
  ): Promise<ToldCase> =>
    desk.mutate(caller, field, type, {
      id: at.id,
      version: at.version,
      problemId: (await of(at.id)).problems.at(-1)?.id,
      ...more,
    });
  const act = (caller: TestCaller, at: ToldCase): Promise<ToldCase> =>
    tell(caller, at, 'actOnMortgageProblem', 'ActOnProblemInput', { action: '已補交說明' });
  const verify = (caller: TestCaller, at: ToldCase, settled = true, remark = ''): Promise<ToldCase> =>
    tell(caller, at, 'verifyMortgageProblem', 'VerifyProblemInput', { settled, remark });
  const escalate = (at: ToldCase): Promise<ToldCase> =>
    tell(house.specialist, at, 'escalateMortgageProblem', 'EscalateProblemInput');
  const attempt = (id: string, body: string): Promise<{ __typename: string }> =>
    desk.ask(
      house.specialist,
      'mutation($input: AddMortgageNoteInput!) { addMortgageNote(input: $input) { __typename } }',
      { input: { id, kind: 'attempt', body, triedWith: '買方', triedOn: '2026-11-02', outcome: '未接通' } },
    );
  const askFor = (
    attempts: number,
    version: number,
    caller = house.supervisor,
  ): Promise<{ __typename: string; version?: number }> =>
    desk.ask(
      caller,
      `mutation($input: SetEscalationPolicyInput!) { setMortgageEscalationPolicy(input: $input) { __typename
        ... on MortgageEscalationPolicy { version } } }`,
      { input: { attempts, version, reason: '主管會議決定' } },
    );
  const atRisk = (
    caller = house.specialist,
  ): Promise<{ stage: string; cause: string; cases: number; atRiskFen: number }[]> =>
    desk.ask(caller, '{ mortgageMoneyAtRisk { stage cause cases atRiskFen } }', {});

  it('lies over the state, before or after signing, with its cause, and is settled by somebody else than who acted (S21)', async () => {
    const troubled = await open(await born('7-1-1'));
    expect(troubled.state.key).toBe('intake');
    expect((await of(troubled.id)).problems).toMatchObject([
      { stage: 'beforeSigning', cause: 'credit', state: 'open' },
    ]);
    expect((await verify(house.supervisor, troubled)).code).toBe('WRONG_STATE');
    const acted = await act(house.specialist, troubled);
    expect((await verify(house.specialist, acted)).fields?.[0]?.code).toBe('SAME_PERSON');
    const settled = await verify(house.supervisor, acted);
    expect((await of(settled.id)).problems).toMatchObject([{ state: 'settled', action: '已補交說明' }]);
    const { rows } = await api.database.pool.query(
      'SELECT problem_since, problem_reason FROM mortgage_case WHERE id = $1',
      [settled.id],
    );
    expect(rows).toEqual([{ problem_since: null, problem_reason: null }]);
  });

  it('that is not over is open again, with what is still wrong (S21)', async () => {
    const acted = await act(house.specialist, await open(await born('7-1-2')));
    expect((await verify(house.supervisor, acted, false)).fields).toEqual([{ path: 'input.remark', code: 'REQUIRED' }]);
    const again = await verify(house.supervisor, acted, false, '說明未蓋章');
    expect((await of(again.id)).problems).toMatchObject([{ state: 'open', remark: '說明未蓋章', verifiedBy: null }]);
  });

  it('stays over the case while another one is open (S21)', async () => {
    const two = await open(await open(await born('7-1-3')), { cause: 'papers', detail: '證件過期' });
    await verify(house.supervisor, await act(house.specialist, two));
    const { rows } = await api.database.pool.query('SELECT problem_reason FROM mortgage_case WHERE id = $1', [two.id]);
    expect(rows).toEqual([{ problem_reason: '證件過期' }]);
  });

  it('goes to the supervisor once an attempt to resolve it is logged, and is escalated by one of two who do (S26)', async () => {
    const troubled = await open(await born('7-1-4'), { cause: 'unreachable' });
    expect((await escalate(troubled)).fields).toEqual([{ path: 'input.problemId', code: 'ATTEMPTS_MISSING' }]);
    await attempt(troubled.id, '電話聯絡');
    const both = await Promise.all([escalate(troubled), escalate(troubled)]);
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['CHANGED_MEANWHILE', 'done']);
    const up = both.find(({ code }) => !code) ?? troubled;
    expect((await of(up.id)).problems).toMatchObject([{ attempts: 1, escalatedAt: expect.any(String) }]);
    const { rows } = await api.database.pool.query(
      `SELECT role_key, state FROM task WHERE subject_id = $1 AND kind = 'mortgage.problemEscalated'`,
      [up.id],
    );
    expect(rows).toEqual([{ role_key: 'SUP', state: 'open' }]);
    expect((await escalate(up)).code).toBe('WRONG_STATE');
  });

  it('needs as many attempts as the supervisor asks for; of two who change that, the second is told (S26)', async () => {
    const troubled = await open(await born('7-1-8'));
    await attempt(troubled.id, '電話聯絡');
    const both = await Promise.all([askFor(2, 1), askFor(3, 1)]);
    expect(both.map((each) => each.__typename).sort()).toEqual(['ChangedMeanwhile', 'MortgageEscalationPolicy']);
    expect((await escalate(troubled)).fields).toEqual([{ path: 'input.problemId', code: 'ATTEMPTS_MISSING' }]);
    await askFor(1, 2);
    expect((await escalate(troubled)).code).toBeUndefined();
  });

  it('is opened by one of two who saw the same version (S21)', async () => {
    const at = await born('7-1-5');
    const both = await Promise.all([open(at), open(at, {}, house.supervisor)]);
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['CHANGED_MEANWHILE', 'done']);
  });

  it('puts the loan money of its case at risk until it is settled, counted once for each cause (S21)', async () => {
    const sum = async (): Promise<number> =>
      (await atRisk()).find(({ stage, cause }) => stage === 'beforeSigning' && cause === 'dispute')?.atRiskFen ?? 0;
    const troubled = await open(await born('7-1-6'), { cause: 'dispute' });
    expect(await sum()).toBe(104_000_000);
    const twice = await open(troubled, { cause: 'dispute', detail: '再次投訴' });
    expect(await sum()).toBe(104_000_000);
    expect(await atRisk(house.otherSpecialist)).toEqual([]);
    const first = await verify(house.supervisor, await act(house.specialist, twice));
    expect(first.code).toBeUndefined();
    expect(await sum()).toBe(104_000_000);
  });
});

interface Told {
  readonly problems: {
    id: string;
    stage: string;
    cause: string;
    state: string;
    action: string;
    remark: string;
    verifiedBy: string | null;
    escalatedAt: string | null;
    attempts: number;
  }[];
}
