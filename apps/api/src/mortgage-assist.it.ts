import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LateAssists } from '@kefu/mortgage';
import { runAs, systemActor } from '@kefu/platform/context';
import { type MortgageHouse, mortgageDesk, mortgageHouse } from './mortgage-case-factory.ts';
import { mortgageThreads, type ToldAssist } from './mortgage-thread-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('a request to assist', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let threads: ReturnType<typeof mortgageThreads>;
  let consultant: TestCaller;
  let otherConsultant: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    threads = mortgageThreads(api, house, mortgageDesk(api, house));
    consultant = await api.as('PC');
    otherConsultant = await api.as('PC');
  });
  afterAll(() => api.close());

  const tick = () => runAs(systemActor('test'), () => api.app.get(LateAssists, { strict: false }).tick());
  const overdue = ({ id }: ToldAssist) =>
    api.database.pool.query(`UPDATE mortgage_assist SET due_on = '2026-01-05' WHERE id = $1`, [id]);
  const asked = async (place: string): Promise<ToldAssist & { caseId: string }> => {
    const at = await threads.sold(place, consultant);
    return { ...(await threads.ask(at)), caseId: at.id };
  };

  it('goes from sent over accepted to done, and is a task of the consultant until then (S27)', async () => {
    const sent = await asked('9-1-1');
    expect(sent).toMatchObject({ state: 'sent', late: false, mayAnswer: false });
    const task = { owner_id: consultant.personId, role_key: null };
    expect(await threads.tasks(sent.caseId, 'mortgage.assist')).toEqual([{ ...task, state: 'open' }]);
    expect((await threads.finish(consultant, sent)).code).toBe('WRONG_STATE');
    const accepted = await threads.accept(consultant, sent);
    expect(accepted).toMatchObject({ state: 'accepted', mayAnswer: true });
    expect((await threads.finish(consultant, accepted, ' ')).fields).toEqual([
      { path: 'input.answer', code: 'REQUIRED' },
    ]);
    const done = await threads.finish(consultant, accepted);
    expect(done).toMatchObject({ state: 'done', late: false, answer: '已約週三上午' });
    expect(await threads.tasks(sent.caseId, 'mortgage.assist')).toEqual([{ ...task, state: 'done' }]);
    expect((await threads.thread(house.specialist, sent.caseId))?.assists).toMatchObject([{ state: 'done' }]);
  });

  it('is answered by whom it asks and nobody else (S27)', async () => {
    const sent = await asked('9-1-2');
    expect((await threads.accept(otherConsultant, sent)).code).toBe('NOT_FOUND');
    await expect(threads.accept(house.supervisor, sent)).rejects.toThrow(/FORBIDDEN/);
    expect((await threads.withdraw(house.otherSpecialist, sent)).code).toBe('NOT_FOUND');
  });

  it('is accepted once, also where two try at once (S27)', async () => {
    const sent = await asked('9-1-3');
    const both = await Promise.all([threads.accept(consultant, sent), threads.accept(consultant, sent)]);
    expect(both.map(({ code }) => code ?? 'accepted').sort()).toEqual(['CHANGED_MEANWHILE', 'accepted']);
  });

  it('is not both done and taken back, whoever is first (S27)', async () => {
    const accepted = await threads.accept(consultant, await asked('9-1-4'));
    const both = await Promise.all([
      threads.finish(consultant, accepted),
      threads.withdraw(house.specialist, accepted),
    ]);
    expect(both.filter(({ code }) => code === 'CHANGED_MEANWHILE')).toHaveLength(1);
  });

  it('needs an office day ahead, a reason, and a consultant who can sign in (S27)', async () => {
    const at = await threads.sold('9-1-5', consultant);
    const refusals = [
      [{ dueOn: '2026-01-05' }, 'PAST'],
      [{ dueOn: '2026-12-27' }, 'NOT_OFFICE_DAY'],
      [{ why: ' ' }, 'REQUIRED'],
    ] as const;
    for (const [more, code] of refusals) expect((await threads.ask(at, more)).fields?.[0]?.code).toBe(code);
    const unsold = await threads.sold('9-1-6', null);
    expect((await threads.ask(unsold)).fields).toEqual([{ path: 'input.id', code: 'CONSULTANT_UNKNOWN' }]);
    const both = await Promise.all([threads.ask(at), threads.ask(at)]);
    expect(both.map(({ code }) => code ?? 'asked').sort()).toEqual(['CHANGED_MEANWHILE', 'asked']);
  });

  it('that is open beyond its day is late for good, and the supervisor is told once, however many look (S27)', async () => {
    const sent = await asked('9-1-7');
    await overdue(sent);
    await Promise.all([tick(), tick(), tick()]);
    await tick();
    const told = { owner_id: null, role_key: 'SUP' };
    expect(await threads.tasks(sent.caseId, 'mortgage.assistLate')).toEqual([{ ...told, state: 'open' }]);
    const [late] = (await threads.thread(consultant, sent.caseId))?.assists ?? [];
    expect(late).toMatchObject({ state: 'sent', late: true });
    const accepted = late && (await threads.accept(consultant, late));
    expect(accepted && (await threads.finish(consultant, accepted))).toMatchObject({ state: 'done', late: true });
    expect(await threads.tasks(sent.caseId, 'mortgage.assistLate')).toEqual([{ ...told, state: 'done' }]);
  });

  it('that is done after its day is late although nobody looked meanwhile (S27)', async () => {
    const accepted = await threads.accept(consultant, await asked('9-1-8'));
    await overdue(accepted);
    expect(await threads.finish(consultant, accepted)).toMatchObject({ state: 'done', late: true });
  });
});
