import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('a mortgage case that a bank asks more of', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  const atBank = async (name: string): Promise<ToldCase> => {
    const { specialist, supervisor } = house;
    const loans = [{ product: 'commercial', bank: 'icbc', askedFen: 104_000_000, months: 360 }];
    let at = await desk.plan(specialist, await desk.open(await desk.contract({ house: name })), { loans });
    at = await desk.go(specialist, at, 'startDraft', 'submitReview');
    at = await desk.go(supervisor, at, 'passReview');
    at = await desk.go(specialist, at, 'file', 'collect');
    await desk.bringPapers(at.id);
    return desk.go(specialist, at, 'verifyPapers', 'interview', 'submit');
  };
  const ask = (at: ToldCase, items: object[], dueOn = '2099-01-05', caller = house.specialist): Promise<ToldCase> =>
    desk.mutate(caller, 'askMortgageSupplement', 'AskSupplementInput', {
      id: at.id,
      version: at.version,
      dueOn,
      note: '流水不足',
      items,
    });
  const receive = (at: ToldCase, itemId: string): Promise<ToldCase> =>
    desk.mutate(house.specialist, 'receiveMortgageSupplement', 'ReceiveSupplementInput', {
      id: at.id,
      version: at.version,
      itemId,
    });
  const rounds = async (id: string, caller: TestCaller = house.specialist): Promise<Round[]> => {
    const told = await desk.ask<{ rounds: Round[] } | null>(
      caller,
      'query($id: ID!) { mortgageSupplements(id: $id) { rounds { attempt round dueOn closedAt withdrawn items { id type what receivedAt } } } }',
      { id },
    );
    return told?.rounds ?? [];
  };
  const missing = async (id: string): Promise<string[]> =>
    (
      await desk.ask<{ papers: { type: string }[] }>(
        house.specialist,
        'query($id: ID!) { mortgageKit(id: $id) { papers { type } } }',
        { id },
      )
    ).papers.map(({ type }) => type);
  const tasks = async (id: string): Promise<string[]> => {
    const { rows } = await api.database.pool.query<{ state: string }>(
      `SELECT state FROM task WHERE subject_id = $1 AND kind = 'mortgage.supplement' ORDER BY id`,
      [id],
    );
    return rows.map(({ state }) => state);
  };
  /** Lays another version of a paper into the dossier. */
  const bringAgain = async (id: string, type: string): Promise<void> => {
    await api.database.pool.query(
      `WITH file AS (INSERT INTO stored_file (name, type, size, sha256, location, key_sealed)
         VALUES ('a.pdf', 'application/pdf', 1, sha256('a'), uuidv7()::text, 'k1.x') RETURNING id)
       INSERT INTO document_version (document_id, number, file_id, pages, form, added_by_name)
       SELECT d.id, 2, file.id, 1, 'original', 't' FROM document d, file WHERE d.subject_id = $1 AND d.type = $2`,
      [id, type],
    );
  };

  it('comes back with a round whose papers are open again on the checklist, and a task until its day (S17)', async () => {
    const at = await atBank('4-1-1');
    expect(await missing(at.id)).toEqual([]);
    const back = await ask(at, [{ type: 'incomeProof' }, { what: '補簽第三頁' }]);
    expect(back.state.key).toBe('supplement');
    expect(await missing(at.id)).toEqual(['incomeProof']);
    expect(await rounds(at.id)).toMatchObject([
      {
        attempt: 1,
        round: 1,
        dueOn: '2099-01-05',
        closedAt: null,
        items: [{ type: 'incomeProof' }, { what: '補簽第三頁' }],
      },
    ]);
    expect(await tasks(at.id)).toEqual(['open']);
  });

  it('goes back to the bank once every paper came anew and everything else is in; the round closes (S17)', async () => {
    const back = await ask(await atBank('4-1-2'), [{ type: 'incomeProof' }, { what: '補簽第三頁' }]);
    const [paper, words] = (await rounds(back.id))[0]?.items ?? [];
    const early = await receive(back, paper?.id ?? '');
    expect([early.code, early.fields?.[0]?.code]).toEqual(['INVALID_INPUT', 'PAPER_MISSING']);
    const stopped = await desk.move(house.specialist, back, 'answerSupplement');
    expect(stopped.reasons?.map(({ code }) => code)).toEqual(['SUPPLEMENT_OPEN', 'PAPERS_MISSING']);
    await bringAgain(back.id, 'incomeProof');
    const half = await receive(back, paper?.id ?? '');
    const all = await receive(half, words?.id ?? '');
    expect((await rounds(back.id))[0]?.closedAt).not.toBeNull();
    expect(await tasks(back.id)).toEqual(['done']);
    expect((await receive(all, words?.id ?? '')).code).toBe('WRONG_STATE');
    expect((await desk.go(house.specialist, all, 'answerSupplement')).state.key).toBe('submitted');
  });

  it('has further rounds, counted within the attempt, and of two who write one at once one is told (S17)', async () => {
    const back = await ask(await atBank('4-1-3'), [{ what: '一' }]);
    const both = await Promise.all([
      ask(back, [{ what: '二' }]),
      ask(back, [{ what: '三' }], '2099-01-06', house.supervisor),
    ]);
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['CHANGED_MEANWHILE', 'done']);
    expect((await rounds(back.id)).map(({ round }) => round)).toEqual([2, 1]);
  });

  it('leaves its open rounds where it leaves the bank, and is asked for them no more (S17)', async () => {
    const back = await ask(await atBank('4-1-4'), [{ type: 'incomeProof' }]);
    await desk.move(house.specialist, back, 'switchBank', '條件不合');
    expect(await rounds(back.id)).toMatchObject([{ withdrawn: true }]);
    expect(await tasks(back.id)).toEqual(['done']);
    expect(await missing(back.id)).toEqual([]);
  });

  it('names the line of what cannot be asked, and a day that is over (S17)', async () => {
    const at = await atBank('4-1-5');
    const wrong = await ask(at, [{ what: '可以' }, { what: ' ' }, { type: 'businessLicence' }]);
    expect(wrong.fields).toEqual([
      { path: 'input.items.1', code: 'REQUIRED' },
      { path: 'input.items.2', code: 'UNKNOWN' },
    ]);
    const past = await ask(at, [{ what: '可以' }], '2020-01-01');
    expect(past.fields).toEqual([{ path: 'input.dueOn', code: 'PAST' }]);
    expect((await desk.move(house.specialist, at, 'askSupplement', '沒有清單')).code).toBe('NOT_FOUND');
  });

  it('shows its rounds to nobody who does not reach it (S22)', async () => {
    const back = await ask(await atBank('4-1-6'), [{ what: '一' }]);
    expect(await rounds(back.id, house.otherSpecialist)).toEqual([]);
    expect((await ask(back, [{ what: '二' }], '2099-01-05', house.otherSpecialist)).code).toBe('NOT_FOUND');
  });
});

interface Round {
  readonly attempt: number;
  readonly round: number;
  readonly dueOn: string;
  readonly closedAt: string | null;
  readonly withdrawn: boolean;
  readonly items: { id: string; type: string | null; what: string; receivedAt: string | null }[];
}
