import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StandPromises } from '@kefu/mortgage';
import { runAs, systemActor } from '@kefu/platform/context';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { mortgageThreads } from './mortgage-thread-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Told {
  readonly __typename: string;
  readonly id: string;
  readonly version: number;
  readonly state: { key: string };
  readonly reportedBy: string | null;
  readonly statement: string | null;
  readonly sanction: string | null;
  readonly appealUntil: string | null;
  readonly problem: string | null;
  readonly problemAction: string | null;
  readonly evidence: { title: string }[];
  readonly mayState: boolean;
  readonly mayResolve: boolean;
  readonly transitions: { key: string; reasons: { code: string }[] }[];
  readonly code?: string;
  readonly fields?: { path: string; code: string }[];
  readonly reasons?: { code: string }[];
}

const facts = `id version state { key } reportedBy statement sanction appealUntil problem problemAction evidence { title }
  mayState mayResolve transitions { key reasons { code } }`;

describe('a private promise', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  let threads: ReturnType<typeof mortgageThreads>;
  let consultant: TestCaller;
  let otherConsultant: TestCaller;
  let otherSupervisor: TestCaller;
  let manager: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
    threads = mortgageThreads(api, house, desk);
    consultant = await api.as('PC');
    otherConsultant = await api.as('PC');
    otherSupervisor = await api.as('SUP');
    manager = await api.as('GM');
  });
  afterAll(() => api.close());

  const tell = (caller: TestCaller, name: string, type: string, input: object): Promise<Told> =>
    desk.ask(
      caller,
      `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on Failure { code }
        ... on InvalidInput { fields { path code } } ... on TransitionBlocked { reasons { code } }
        ... on MortgagePrivatePromise { ${facts} } } }`,
      { input },
    );
  const one = (caller: TestCaller, id: string): Promise<Told | null> =>
    desk.ask(caller, `query($id: ID!) { mortgagePrivatePromise(id: $id) { ${facts} } }`, { id });
  const report = (at: ToldCase, more: object = {}, caller = house.specialist): Promise<Told> =>
    tell(caller, 'reportMortgagePrivatePromise', 'ReportPrivatePromiseInput', {
      id: at.id,
      version: at.version,
      promised: '私下答應減免維修基金',
      promisedTo: '買方',
      promisedOn: '2026-11-10',
      ...more,
    });
  const move = (
    caller: TestCaller,
    { id, version }: Told,
    transition: string,
    reason = '查核錄音與簽收單',
  ): Promise<Told> =>
    tell(caller, 'moveMortgagePrivatePromise', 'MovePrivatePromiseInput', { id, version, transition, reason });
  const state = (caller: TestCaller, { id, version }: Told, statement = '只說會代為詢問'): Promise<Told> =>
    tell(caller, 'stateOnMortgagePrivatePromise', 'StatePrivatePromiseInput', { id, version, statement });
  const uphold = (caller: TestCaller, { id, version }: Told): Promise<Told> =>
    tell(caller, 'upholdMortgagePrivatePromise', 'UpholdPrivatePromiseInput', {
      id,
      version,
      reason: '簽收單寫明減免',
      sanction: '通報批評並扣當月佣金',
      amount: 50_000,
    });
  const decide = async (
    caller: TestCaller,
    id: string,
    decision = 'approve',
    reason: string | null = null,
  ): Promise<string> => {
    const { rows } = await api.database.pool.query<{ id: string; position: number }>(
      `SELECT a.id, s.position FROM approval a JOIN approval_step s ON s.approval_id = a.id AND s.state = 'pending' WHERE a.subject_id = $1`,
      [id],
    );
    const { __typename } = await desk.ask<{ __typename: string }>(
      caller,
      'mutation($input: DecideApprovalInput!) { decideApproval(input: $input) { __typename } }',
      { input: { approvalId: rows[0]?.id, position: rows[0]?.position, decision, reason } },
    );
    return __typename;
  };
  const heard = async (place: string, more: object = {}): Promise<Told> => {
    const reported = await report(await threads.sold(place, consultant), more);
    return move(house.supervisor, await state(consultant, reported), 'investigate');
  };
  const sanctioned = async (place: string): Promise<Told> => {
    const upheld = await uphold(house.supervisor, await heard(place));
    await decide(otherSupervisor, upheld.id);
    await decide(manager, upheld.id);
    return (await one(consultant, upheld.id)) ?? upheld;
  };

  it('goes from report over hearing and findings to upheld; the sanction from supervisor to general manager, then stands (S28)', async () => {
    const at = await threads.sold('6-1-1', consultant);
    await desk.bringPapers(at.id);
    const { rows } = await api.database.pool.query<{ id: string }>(
      `SELECT document_id AS id FROM document_filing WHERE subject_id = $1 LIMIT 1`,
      [at.id],
    );
    const reported = await report(at, { documentIds: [rows[0]?.id] });
    expect(reported).toMatchObject({ state: { key: 'reported' }, evidence: [expect.anything()] });
    const stated = await state(consultant, (await one(consultant, reported.id)) ?? reported);
    const investigated = await move(house.supervisor, stated, 'investigate');
    const upheld = await uphold(house.supervisor, investigated);
    expect(upheld).toMatchObject({ state: { key: 'upheld' }, problem: '私下答應減免維修基金' });
    expect(await decide(otherSupervisor, upheld.id)).toBe('Approval');
    expect(await decide(manager, upheld.id)).toBe('Approval');
    const open = await one(consultant, upheld.id);
    expect(open).toMatchObject({ state: { key: 'appealable' }, appealUntil: expect.any(String) });
    await api.database.pool.query(`UPDATE mortgage_private_promise SET appeal_until = '2026-01-05' WHERE id = $1`, [
      upheld.id,
    ]);
    const tick = () => runAs(systemActor('test'), () => api.app.get(StandPromises, { strict: false }).tick());
    expect((await Promise.all([tick(), tick()])).reduce((sum, { standing = 0 }) => sum + Number(standing), 0)).toBe(1);
    expect((await one(consultant, upheld.id))?.state.key).toBe('standing');
    expect(await threads.tasks(upheld.id, 'mortgage.promiseStands')).toMatchObject([{ role_key: 'HR', state: 'open' }]);
  });

  it('is not upheld before its consultant is heard, or let the days pass (S28)', async () => {
    const reported = await report(await threads.sold('6-1-2', consultant));
    const investigated = await move(house.supervisor, reported, 'investigate');
    const early = await uphold(house.supervisor, investigated);
    expect(early.reasons).toEqual([expect.objectContaining({ code: 'NOT_HEARD' })]);
    expect((await one(house.supervisor, reported.id))?.sanction).toBeNull();
    await api.database.pool.query(`UPDATE mortgage_private_promise SET statement_until = '2026-01-05' WHERE id = $1`, [
      reported.id,
    ]);
    expect((await uphold(house.supervisor, investigated)).state.key).toBe('upheld');
  });

  it('is decided by somebody else than who reported it, and with what is proposed (S28)', async () => {
    const reported = await report(await threads.sold('6-1-3', consultant), {}, house.supervisor);
    const blocked = await move(house.supervisor, reported, 'investigate');
    expect(blocked.reasons).toEqual([expect.objectContaining({ code: 'SAME_PERSON' })]);
    const stated = await state(consultant, reported);
    const investigated = await move(otherSupervisor, stated, 'investigate');
    expect((await uphold(house.supervisor, investigated)).reasons?.[0]?.code).toBe('SAME_PERSON');
    expect((await move(otherSupervisor, investigated, 'confirm')).fields?.[0]?.code).toBe('SANCTION_MISSING');
    expect((await uphold(otherSupervisor, investigated)).state.key).toBe('upheld');
    await expect(uphold(house.specialist, investigated)).rejects.toThrow(/FORBIDDEN/);
  });

  it('is upheld or dismissed by one of two who decide at once (S28)', async () => {
    const investigated = await heard('6-1-4');
    const both = await Promise.all([
      uphold(house.supervisor, investigated),
      move(otherSupervisor, investigated, 'dismiss', '查無實據'),
    ]);
    expect(both.filter(({ code }) => code === 'CHANGED_MEANWHILE')).toHaveLength(1);
  });

  it('makes the consultant the owner of the problem that it names, or of one that is opened (S28)', async () => {
    const at = await threads.sold('6-1-5', consultant);
    const troubled = await desk.mutate(house.specialist, 'openMortgageProblem', 'OpenProblemInput', {
      id: at.id,
      version: at.version,
      cause: 'dispute',
      detail: '客戶拒付維修基金',
      plan: '了解原因',
    });
    const problems = async (): Promise<{ id: string; cause: string; owner: string | null; state: string }[]> =>
      (
        await desk.ask<{ problems: { id: string; cause: string; owner: string | null; state: string }[] }>(
          house.specialist,
          'query($id: ID!) { mortgageProblems(id: $id) { problems { id cause owner state } } }',
          { id: at.id },
        )
      ).problems;
    const problemId = (await problems())[0]?.id;
    const reported = await report(troubled, { problemId });
    const upheld = await uphold(
      house.supervisor,
      await move(house.supervisor, await state(consultant, reported), 'investigate'),
    );
    expect(await problems()).toEqual([
      expect.objectContaining({ id: problemId, cause: 'dispute', owner: expect.any(String) }),
    ]);
    const mine = await one(consultant, upheld.id);
    expect(mine?.mayResolve).toBe(true);
    const done = await tell(consultant, 'resolveMortgagePrivatePromise', 'ResolvePrivatePromiseInput', {
      id: upheld.id,
      version: mine?.version,
      action: '已向客戶說明並收回承諾',
    });
    expect(done.problemAction).toBe('已向客戶說明並收回承諾');
    expect(await problems()).toEqual([expect.objectContaining({ state: 'acted' })]);
    const opened = await uphold(house.supervisor, await heard('6-1-6'));
    const { rows } = await api.database.pool.query(
      `SELECT o.cause, o.owner_id, k.problem_reason FROM mortgage_problem o JOIN mortgage_case k ON k.id = o.case_id
       JOIN mortgage_private_promise m ON m.problem_id = o.id WHERE m.id = $1`,
      [opened.id],
    );
    expect(rows).toEqual([{ cause: 'promise', owner_id: consultant.personId, problem_reason: '私下答應減免維修基金' }]);
  });

  it('is seen by its consultant without who reported it, and by no other consultant or team (S28)', async () => {
    const reported = await report(await threads.sold('6-1-7', consultant));
    expect(await one(house.supervisor, reported.id)).toMatchObject({ reportedBy: expect.any(String) });
    expect(await one(consultant, reported.id)).toMatchObject({ reportedBy: null, mayState: true });
    for (const stranger of [otherConsultant, house.otherSpecialist])
      expect(await one(stranger, reported.id)).toBeNull();
    expect((await state(otherConsultant, reported)).code).toBe('NOT_FOUND');
    const stated = await state(consultant, reported);
    expect((await state(consultant, stated, '補充')).code).toBe('WRONG_STATE');
  });

  it('is appealed in time by its consultant; the general manager lifts or keeps the sanction (S28)', async () => {
    const first = await sanctioned('6-1-8');
    const appealed = await move(consultant, first, 'appeal', '承諾出自主管授意');
    expect(appealed.state.key).toBe('appealed');
    const seen = (await one(manager, first.id)) ?? appealed;
    const both = await Promise.all([move(manager, seen, 'lift', '情況屬實'), move(manager, seen, 'uphold', '維持')]);
    expect(both.filter(({ code }) => code === 'CHANGED_MEANWHILE')).toHaveLength(1);
    const late = await sanctioned('6-1-9');
    await api.database.pool.query(`UPDATE mortgage_private_promise SET appeal_until = '2026-01-05' WHERE id = $1`, [
      late.id,
    ]);
    expect((await move(consultant, late, 'appeal')).reasons?.[0]?.code).toBe('APPEAL_OVER');
  });

  it('whose sanction the general manager turns down stays upheld without one (S28)', async () => {
    const upheld = await uphold(house.supervisor, await heard('6-1-10'));
    expect(await decide(house.supervisor, upheld.id)).toBe('SecondPersonNeeded');
    await decide(otherSupervisor, upheld.id);
    expect(await decide(manager, upheld.id, 'reject', '首次，口頭告誡')).toBe('Approval');
    expect((await one(consultant, upheld.id))?.state.key).toBe('dropped');
  });

  it('is refused with what is missing: words, a day that is over, papers and problems of the case (S28)', async () => {
    const at = await threads.sold('6-1-11', consultant);
    expect((await report(at, { promised: ' ', promisedOn: '2999-01-01' })).fields).toEqual([
      { path: 'input.promised', code: 'REQUIRED' },
      { path: 'input.promisedOn', code: 'IN_THE_FUTURE' },
    ]);
    const foreign = '01900000-0000-7000-8000-000000000000';
    expect((await report(at, { documentIds: [foreign], problemId: foreign })).fields).toEqual([
      { path: 'input.documentIds.0', code: 'UNKNOWN' },
      { path: 'input.problemId', code: 'UNKNOWN' },
    ]);
    const both = await Promise.all([report(at), report(at, {}, house.supervisor)]);
    expect(both.map(({ code }) => code ?? 'reported').sort()).toEqual(['CHANGED_MEANWHILE', 'reported']);
  });
});
