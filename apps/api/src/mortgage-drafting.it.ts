import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPdf } from '@kefu/office/printing';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('the text of a contract', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  let templateId: string;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
    const { rows } = await api.database.pool.query<{ id: string }>(
      `SELECT id FROM letter_template WHERE kind = 'mortgageCase.contract'`,
    );
    templateId = rows[0]?.id ?? '';
  });
  afterAll(() => api.close());

  const drafting = async (name: string): Promise<ToldCase> =>
    desk.go(house.specialist, await desk.open(await desk.contract({ house: name })), 'startDraft');
  const draft = (at: ToldCase, amounts: object[] = [], caller = house.specialist): Promise<Told> =>
    desk.ask(
      caller,
      `mutation($input: DraftMortgageContractInput!) { draftMortgageContract(input: $input) { __typename ... on Failure { code }
        ... on MortgageAmountsDisagree { field amountFen amountWords words wordsFen contractFen }
        ... on MortgageDrafts { drafts { number letterId body templateVersion } amounts { field words } mayDraft } } }`,
      { input: { id: at.id, version: at.version, templateId, amounts } },
    );
  const again = async (at: ToldCase): Promise<ToldCase> => (await desk.one(house.specialist, at.id)) ?? at;

  it('is merged from an approved template, amounts in figures and in words; its paper is kept with the case (S14)', async () => {
    const at = await drafting('8-1-1');
    const told = await draft(at);
    expect(told.drafts).toMatchObject([{ number: 1, templateVersion: 1 }]);
    expect(told.drafts[0]?.body).toContain('總價款人民幣 1,234,567.00 元（大寫：壹佰貳拾參萬肆仟伍佰陸拾柒元整）');
    const url = `/letters/${told.drafts[0]?.letterId}/paper`;
    const paper = await api.app.inject({ url, headers: house.specialist.headers });
    expect(paper.headers['content-type']).toContain('application/pdf');
  });

  it('is printed with the rare characters of a name, each as its own (S7, S14)', async () => {
    const at = await drafting('8-1-4');
    await api.database.pool.query(
      `INSERT INTO mortgage_buyer (contract_id, position, name, name_key) SELECT contract_id, 1, '王㛃𬭎', '王㛃𬭎' FROM mortgage_case WHERE id = $1`,
      [at.id],
    );
    const told = await draft(at);
    const url = `/letters/${told.drafts[0]?.letterId}/paper`;
    const paper = await api.app.inject({ url, headers: house.specialist.headers });
    expect(readPdf(paper.rawPayload).text).toContain('王㛃𬭎');
  });

  it('is a new version where something changed, and the same one where nothing did (S14)', async () => {
    const at = await drafting('8-1-2');
    await draft(at);
    expect((await draft(await again(at))).drafts.map(({ number }) => number)).toEqual([1]);
    await api.database.pool.query(
      'UPDATE mortgage_contract SET price_fen = price_fen + 100, down_payment_fen = down_payment_fen + 100 WHERE house = $1',
      ['8-1-2'],
    );
    const told = await draft(await again(at));
    expect(told.drafts.map(({ number }) => number)).toEqual([2, 1]);
    expect(told.drafts[0]?.body).toContain('1,234,568.00');
  });

  it.each([
    ['words that say another amount', 123_456_700, '壹佰贰拾叁万元整', 123_000_000],
    ['words that are no amount', 123_456_700, '一百多萬', null],
    ['figures that are not the contract’s', 120_000_000, '壹佰貳拾萬元整', 120_000_000],
  ])('is refused with both shown for %s (S14)', async (_, amountFen, words, wordsFen) => {
    const at = await drafting(`8-2-${amountFen % 97}${words.length}${wordsFen ?? 0}`.slice(0, 12));
    expect(await draft(at, [{ field: 'price', amountFen, words }])).toMatchObject({
      code: 'AMOUNTS_DISAGREE',
      field: 'price',
      amountFen,
      words,
      wordsFen,
      contractFen: 123_456_700,
    });
    expect(
      (await draft(at, [{ field: 'price', amountFen: 123_456_700, words: '壹佰贰拾叁万肆仟伍佰陆拾柒元整' }])).code,
    ).toBeUndefined();
  });

  it('is drafted by one of two who saw the same version, within reach, while it is drafted or mended (S14)', async () => {
    const at = await drafting('8-1-3');
    expect((await draft(at, [], house.otherSpecialist)).code).toBe('NOT_FOUND');
    const both = await Promise.all([draft(at), draft(at, [], house.supervisor)]);
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['CHANGED_MEANWHILE', 'done']);
    const handedIn = await desk.go(house.specialist, await again(at), 'submitReview');
    expect((await draft(handedIn)).code).toBe('WRONG_STATE');
  });
});

describe('the review of a contract', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  const handedIn = async (name: string, author = house.specialist): Promise<ToldCase> =>
    desk.go(author, await desk.open(await desk.contract({ house: name })), 'startDraft', 'submitReview');
  const find = (at: ToldCase, more: object = {}, caller = house.supervisor): Promise<ToldCase> =>
    desk.mutate(caller, 'addMortgageFinding', 'AddMortgageFindingInput', {
      id: at.id,
      version: at.version,
      field: 'price',
      severity: 'major',
      detail: '大寫與小寫不符',
      ...more,
    });
  const of = async (id: string, caller: TestCaller = house.specialist): Promise<Rounds> =>
    desk.ask(
      caller,
      'query($id: ID!) { mortgageReviews(id: $id) { mayReview mayAnswer rounds { round author outcome reviewer findings { id field severity detail answer answeredBy open } } } }',
      { id },
    );
  const settle = async (caller: TestCaller, at: ToldCase, answer?: string): Promise<ToldCase> => {
    const findingId = (await of(at.id)).rounds.flatMap(({ findings }) => findings).find(({ open }) => open)?.id;
    const seen = { id: at.id, version: at.version, findingId };
    return answer === undefined
      ? desk.mutate(caller, 'withdrawMortgageFinding', 'WithdrawMortgageFindingInput', seen)
      : desk.mutate(caller, 'answerMortgageFinding', 'AnswerMortgageFindingInput', { ...seen, answer });
  };
  const codes = ({ reasons }: ToldCase): string[] => reasons?.map(({ code }) => code) ?? [];

  it('is not done by its author, who tries, nor by who wrote the text; the database says the same (S15)', async () => {
    const at = await handedIn('8-3-1', house.supervisor);
    expect(codes(await desk.move(house.supervisor, at, 'passReview'))).toEqual(['SAME_PERSON']);
    expect((await find(at)).fields).toEqual([{ path: 'input.id', code: 'SAME_PERSON' }]);
    expect((await of(at.id, house.supervisor)).mayReview).toBe(false);
    const decide = (): Promise<unknown> =>
      api.database.pool.query(
        `UPDATE mortgage_review SET outcome = 'passed', reviewer_id = author_id, reviewer_name = 't', decided_at = now() WHERE case_id = $1`,
        [at.id],
      );
    await expect(decide()).rejects.toThrow(/mortgage_review_four_eyes/);
    await api.database.pool.query(
      `UPDATE mortgage_review SET drafter_id = author_id, author_id = NULL WHERE case_id = $1`,
      [at.id],
    );
    await api.database.pool.query('UPDATE mortgage_case SET submitted_by = NULL WHERE id = $1', [at.id]);
    expect(codes(await desk.move(house.supervisor, at, 'passReview'))).toEqual(['SAME_PERSON']);
  });

  it('finds by field; nothing is signed while a finding is open, and it is mended before it comes again (S15)', async () => {
    const found = await find(await handedIn('8-3-2'));
    expect(codes(await desk.move(house.supervisor, found, 'passReview'))).toEqual(['FINDINGS_OPEN']);
    const returned = await desk.move(house.supervisor, found, 'returnReview', '請按意見修改');
    expect(codes(await desk.move(house.specialist, returned, 'submitReview'))).toEqual(['FINDINGS_OPEN']);
    expect((await settle(house.supervisor, returned, '我來')).fields?.[0]?.code).toBe('SAME_PERSON');
    const mended = await settle(house.specialist, returned, '已改大寫');
    const signed = await desk.go(
      house.supervisor,
      await desk.go(house.specialist, mended, 'submitReview'),
      'passReview',
    );
    expect(signed.state.key).toBe('signed');
    expect((await of(at(signed))).rounds).toMatchObject([
      { round: 2, outcome: 'passed', findings: [] },
      {
        round: 1,
        outcome: 'returned',
        findings: [{ field: 'price', severity: 'major', answer: '已改大寫', open: false }],
      },
    ]);
  });

  it('takes back what was no fault, only by whoever found it (S15)', async () => {
    const found = await find(await handedIn('8-3-3'));
    const taken = await settle(house.supervisor, found);
    expect((await desk.go(house.supervisor, taken, 'passReview')).state.key).toBe('signed');
    expect((await of(at(taken))).rounds[0]?.findings).toEqual([]);
  });

  it('hears one of two who find at once on the same version, and nobody beyond its reach (S15)', async () => {
    const under = await handedIn('8-3-4');
    const other = await api.as('M');
    const both = await Promise.all([find(under), find(under, { field: 'area' }, other)]);
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['CHANGED_MEANWHILE', 'done']);
    expect(await of(under.id, house.otherSpecialist)).toBeNull();
  });

  it('counts as passed at first what passed without a return, by author and month, with its rows (S15)', async () => {
    const pass = await handedIn('8-3-5');
    await desk.go(house.supervisor, pass, 'passReview');
    await desk.move(house.supervisor, await handedIn('8-3-6'), 'returnReview', '重填');
    await api.database.pool.query(
      `UPDATE mortgage_review SET decided_at = '2026-02-28T16:00:00Z' WHERE case_id IN (SELECT k.id FROM mortgage_case k
         JOIN mortgage_contract c ON c.id = k.contract_id WHERE c.house IN ('8-3-5', '8-3-6'))`,
    );
    const told = (month: string, caller = house.specialist): Promise<object[]> =>
      desk.ask(
        caller,
        'query($month: String!) { mortgageFirstPass(month: $month) { reviewed passed ratio contracts { house passedFirst rounds } } }',
        { month },
      );
    expect(await told('2026-02')).toEqual([]);
    const [row] = await told('2026-03');
    expect(row).toMatchObject({ reviewed: 2, passed: 1, ratio: 5_000 });
    expect(await told('2026-03', house.otherSpecialist)).toEqual([]);
  });
});

const at = ({ id }: ToldCase): string => id;

interface Told {
  readonly code?: string;
  readonly drafts: { number: number; letterId: string; body: string; templateVersion: number }[];
}

interface Rounds {
  readonly mayReview: boolean;
  readonly rounds: {
    round: number;
    outcome: string | null;
    findings: { id: string; field: string; answer: string | null; open: boolean }[];
  }[];
}
