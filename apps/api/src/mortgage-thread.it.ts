import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse } from './mortgage-case-factory.ts';
import { mortgageThreads } from './mortgage-thread-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('the thread of a case', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  let threads: ReturnType<typeof mortgageThreads>;
  let consultant: TestCaller;
  let otherConsultant: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
    threads = mortgageThreads(api, house, desk);
    consultant = await api.as('PC');
    otherConsultant = await api.as('PC');
  });
  afterAll(() => api.close());

  it('lies between the specialist and the consultant who sold the contract; nobody changes a line (S26)', async () => {
    const at = await threads.sold('8-1-1', consultant);
    await Promise.all([
      threads.note(house.specialist, at.id, '客戶何時能到？'),
      threads.note(consultant, at.id, '週三上午'),
    ]);
    const seen = await threads.thread(consultant, at.id);
    expect(seen?.notes.map(({ body }) => body).sort()).toEqual(['客戶何時能到？', '週三上午']);
    expect(seen).toMatchObject({ number: at.number, consultantKnown: true, mayWrite: true });
    await expect(api.database.pool.query('DELETE FROM mortgage_note')).rejects.toThrow(/permission denied/);
  });

  it('is to another consultant and another team as one that does not exist (S26)', async () => {
    const at = await threads.sold('8-1-2', consultant);
    for (const stranger of [otherConsultant, house.otherSpecialist]) {
      expect(await threads.thread(stranger, at.id)).toBeNull();
      expect((await threads.note(stranger, at.id, '插一句')).__typename).toBe('NotFound');
    }
    const list = (caller: TestCaller): Promise<{ nodes: { id: string }[] }> =>
      desk.ask(
        caller,
        '{ mortgageThreads(first: 200, open: true) { nodes { id number state { title } buyers lastAt } } }',
        {},
      );
    expect((await list(consultant)).nodes.map(({ id }) => id)).toContain(at.id);
    expect((await list(otherConsultant)).nodes).toEqual([]);
  });

  it('shows the consultant no case, paper, kit or problem (S26)', async () => {
    const at = await threads.sold('8-1-3', consultant);
    expect((await threads.thread(consultant, at.id))?.number).toBe(at.number);
    for (const field of ['mortgageCase(id: $id) { id }', 'mortgageProblems(id: $id) { problems { id } }']) {
      const { errors } = await consultant.graphql(`query($id: ID!) { ${field} }`, { id: at.id });
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    const papers = await consultant.graphql(
      'query($id: ID!) { paperChecklist(subject: { type: "mortgageCase", id: $id }) { __typename } }',
      { id: at.id },
    );
    expect(JSON.stringify(papers.data ?? null)).not.toContain(at.id);
    expect(papers.errors ?? papers.data).toBeTruthy();
  });

  it('gives whoever is mentioned one task, which ends once they write there (S26)', async () => {
    const at = await threads.sold('8-1-4', consultant);
    const more = { mentionIds: [consultant.personId] };
    await threads.note(house.specialist, at.id, '請確認時間', more);
    await threads.note(house.specialist, at.id, '再請確認', more);
    expect((await threads.thread(consultant, at.id))?.notes[0]?.mentions).toHaveLength(1);
    const mine = { owner_id: consultant.personId, role_key: null };
    expect(await threads.tasks(at.id, 'mortgage.mentioned')).toEqual([{ ...mine, state: 'open' }]);
    await threads.note(consultant, at.id, '可以');
    expect(await threads.tasks(at.id, 'mortgage.mentioned')).toEqual([{ ...mine, state: 'done' }]);
  });

  it('lets two who answer and mention each other at once both do so (S26)', async () => {
    const at = await threads.sold('8-1-5', consultant);
    const people = [consultant, house.specialist] as const;
    for (const _ of [1, 2, 3]) {
      const both = await Promise.all(
        people.map((me, i) => threads.note(me, at.id, '請回', { mentionIds: [people[1 - i]?.personId] })),
      );
      expect(both.map((each) => each.__typename)).toEqual(['MortgageNote', 'MortgageNote']);
    }
    const open = (await threads.tasks(at.id, 'mortgage.mentioned')).filter(({ state }) => state === 'open');
    expect(new Set(open.map(({ owner_id }) => owner_id)).size).toBe(open.length);
  });

  it('mentions nobody from outside (S26)', async () => {
    const at = await threads.sold('8-1-6', consultant);
    const told = await threads.note(house.specialist, at.id, '看看', {
      mentionIds: [consultant.personId, otherConsultant.personId],
    });
    expect(told.fields).toEqual([{ path: 'input.mentionIds.1', code: 'UNKNOWN' }]);
    expect((await threads.thread(consultant, at.id))?.notes).toEqual([]);
  });

  it('keeps of an attempt what was tried, with whom, when, and what came of it; each is asked for (S26)', async () => {
    const at = await threads.sold('8-1-7', consultant);
    const attempt = (more: object) => threads.note(house.specialist, at.id, '上門拜訪', { kind: 'attempt', ...more });
    expect((await attempt({})).fields?.map(({ path }) => path).sort()).toEqual([
      'input.outcome',
      'input.triedOn',
      'input.triedWith',
    ]);
    const whole = { triedWith: '買方配偶', triedOn: '2026-11-03', outcome: '同意補簽' };
    expect((await attempt({ ...whole, triedOn: '2999-01-01' })).fields).toEqual([
      { path: 'input.triedOn', code: 'IN_THE_FUTURE' },
    ]);
    expect((await attempt(whole)).__typename).toBe('MortgageNote');
    expect((await threads.thread(consultant, at.id))?.notes).toMatchObject([{ kind: 'attempt', ...whole }]);
  });

  it('goes to whoever the supervisor says sold the contract; of two who say it at once, the second is told (S26)', async () => {
    const at = await threads.sold('8-1-8', null);
    const { rows } = await api.database.pool.query<{ id: string }>(
      'SELECT contract_id AS id FROM mortgage_case WHERE id = $1',
      [at.id],
    );
    const assign = (
      consultantId: string | null,
      version: number,
      caller = house.supervisor,
    ): Promise<{ __typename: string }> =>
      desk.ask(
        caller,
        'mutation($input: AssignConsultantInput!) { assignMortgageConsultant(input: $input) { __typename } }',
        { input: { id: rows[0]?.id, version, consultantId } },
      );
    expect(await threads.thread(consultant, at.id)).toBeNull();
    expect((await assign(house.specialist.personId, 1)).__typename).toBe('InvalidInput');
    const both = await Promise.all([assign(consultant.personId, 1), assign(consultant.personId, 1)]);
    expect(both.map((each) => each.__typename).sort()).toEqual(['ChangedMeanwhile', 'MortgageContract']);
    expect(await threads.thread(consultant, at.id)).not.toBeNull();
    await assign(otherConsultant.personId, 2);
    expect(await threads.thread(consultant, at.id)).toBeNull();
  });
});
