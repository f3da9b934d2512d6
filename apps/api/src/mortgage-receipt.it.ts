import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Outcome {
  readonly __typename: string;
  readonly code?: string;
  readonly fields?: { path: string; code: string }[];
  readonly payerCard?: string | null;
  readonly payerCardReason?: string | null;
}

describe('receipts that finance enters one by one (S13)', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let contract: ReturnType<typeof mortgageDesk>['contract'];
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    contract = mortgageDesk(api, house).contract;
  });
  afterAll(() => api.close());

  const enter = async (input: object): Promise<Outcome | undefined> => {
    const { data, errors } = await house.finance.graphql<{ enterMortgageReceipt: Outcome }>(
      `mutation($input: EnterMortgageReceiptInput!) { enterMortgageReceipt(input: $input) { __typename
        ... on MortgageReceipt { payerCard payerCardReason } ... on Failure { code } ... on InvalidInput { fields { path code } } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data?.enterMortgageReceipt;
  };
  const suggest = async (asked: object, caller: TestCaller = house.finance) => {
    const { data, errors } = await caller.graphql<{
      mortgageReceiptSuggestions: { number: string; reasons: string[] }[];
    }>(
      `query($payer: String, $amount: Fen, $card: String, $words: String) {
        mortgageReceiptSuggestions(payer: $payer, amount: $amount, card: $card, words: $words) { number reasons } }`,
      { ...asked },
    );
    return errors?.[0]?.extensions?.code ?? data?.mortgageReceiptSuggestions.map((one) => [one.number, ...one.reasons]);
  };

  it('warn of a card number that fails its check, and keep it for whoever says why; the number itself is told nowhere', async () => {
    const contractId = await contract({ house: '1-1-101', confirmedFen: 0 });
    const receipt = { contractId, kind: 'downPayment', amount: 100, receivedOn: '2026-11-20', payer: '王㛃' };
    const wrong = '6222021234567895';
    expect(await enter({ ...receipt, number: 'K1', payerCard: wrong })).toMatchObject({
      fields: [{ path: 'payerCard', code: 'BAD_CHECKSUM' }],
    });
    expect(await enter({ ...receipt, number: 'K1', payerCard: '123' })).toMatchObject({
      fields: [{ path: 'payerCard', code: 'BAD_BANK_CARD' }],
    });
    expect(await enter({ ...receipt, number: 'K1', payerCard: wrong, payerCardReason: '銀行來電確認' })).toEqual({
      __typename: 'MortgageReceipt',
      payerCard: '6222********7895',
      payerCardReason: '銀行來電確認',
    });
    expect(await enter({ ...receipt, number: 'K2', payerCard: '6222 0212 3456 7894' })).toMatchObject({
      payerCard: '6222********7894',
      payerCardReason: null,
    });
    const { rows } = await api.database.pool.query<{ told: boolean; reason: string }>(
      `SELECT a::text LIKE '%' || $1 || '%' AS told, reason FROM audit_entry a WHERE action = 'mortgageReceipt.entered' AND reason IS NOT NULL`,
      [wrong],
    );
    expect(rows).toEqual([{ told: false, reason: '銀行來電確認' }]);
  });

  it('are matched to contracts by person, amount and card, each suggestion with its reasons, what says more first', async () => {
    const first = await contract({
      house: '1-1-201',
      priceFen: 100_000_000,
      commercialFen: 80_000_000,
      confirmedFen: 0,
    });
    await contract({ house: '1-1-202', priceFen: 100_000_000, commercialFen: 80_000_000, confirmedFen: 0 });
    await api.database.pool.query(
      `INSERT INTO mortgage_buyer (contract_id, position, name, name_key) VALUES ($1, 1, '盧安', '卢安')`,
      [first],
    );
    expect(await suggest({ payer: '盧安', amount: 20_000_000 })).toEqual([
      ['HT1-1-201', 'amountIsDown', 'payerIsBuyer'],
      ['HT1-1-202', 'amountIsDown'],
    ]);
    expect(await suggest({ words: '購房款 ht1-1-202' })).toEqual([['HT1-1-202', 'named']]);
    await enter({
      contractId: first,
      kind: 'downPayment',
      amount: 5,
      receivedOn: '2026-11-20',
      number: 'K3',
      payer: '盧父',
      payerCard: '6222021234567894',
    });
    expect(await suggest({ card: '6222021234567894' })).toContainEqual(['HT1-1-201', 'sameCard', 'cardTail']);
    expect(await suggest({ card: '7894', payer: '盧父' })).toContainEqual(['HT1-1-201', 'cardTail', 'paidBefore']);
    expect(await suggest({})).toEqual([]);
    expect(await suggest({ payer: '盧安' }, house.specialist)).toBe('FORBIDDEN');
  });

  it('open the contract’s case when the last of two that are confirmed at once reaches the minimum, once', async () => {
    const contractId = await contract({
      house: '1-1-301',
      priceFen: 100_000_000,
      commercialFen: 80_000_000,
      confirmedFen: 0,
    });
    const half = {
      contractId,
      kind: 'downPayment',
      amount: 10_000_000,
      receivedOn: '2026-11-20',
      creditedOn: '2026-11-20',
    };
    await Promise.all(['H1', 'H2'].map((number) => enter({ ...half, number })));
    const { rows } = await api.database.pool.query('SELECT FROM mortgage_case WHERE contract_id = $1', [contractId]);
    expect(rows).toHaveLength(1);
  });
});

describe('sales sites and their teams (S23)', () => {
  let api: TestApi;
  let house: MortgageHouse;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
  });
  afterAll(() => api.close());

  const ask = async (caller: TestCaller, name: string, type: string, input: object) => {
    const { data, errors } = await caller.graphql<Record<string, Record<string, unknown>>>(
      `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on MortgageSite { projects { name city version }
        mappings { salesTeam team startsOn inForce } } ... on Failure { code } ... on InvalidInput { fields { path code } } } }`,
      { input },
    );
    return errors ? { code: errors[0]?.extensions?.code } : data?.[name];
  };

  it('say from which day another mortgage team works for a sales team; days that are over keep theirs', async () => {
    const { supervisor, salesTeamId } = house;
    const teamId = await api.unit('team', '按揭b組');
    const map = (startsOn: string, caller = supervisor) =>
      ask(caller, 'mapMortgageTeam', 'MapTeamInput', { salesTeamId, teamId, startsOn });
    expect(await map('2026-01-01')).toMatchObject({ fields: [{ path: 'startsOn', code: 'PAST' }] });
    expect(await map('2026-02-30')).toMatchObject({ fields: [{ path: 'startsOn', code: 'IMPOSSIBLE_DATE' }] });
    expect(await map('2030-01-01')).toMatchObject({
      mappings: [
        { team: '按揭b組', startsOn: '2030-01-01', inForce: false },
        { team: '按揭a組', startsOn: '2020-01-01', inForce: true },
      ],
    });
    expect(await map('2030-01-01', house.finance)).toEqual({ code: 'FORBIDDEN' });
  });

  it('keep one name once; of two who change a site at once the second is told', async () => {
    const save = (input: object) => ask(house.supervisor, 'saveSalesSite', 'SaveSalesSiteInput', input);
    expect(await save({ name: '江灣', city: '武漢' })).toMatchObject({ __typename: 'MortgageSite' });
    expect(await save({ name: '江湾', city: '武漢' })).toMatchObject({
      fields: [{ path: 'name', code: 'NAME_TAKEN' }],
    });
    const { rows } = await api.database.pool.query<{ id: string }>(
      `SELECT id FROM mortgage_project WHERE name = '江灣'`,
    );
    const change = { id: rows[0]?.id, version: 1 };
    const answers = await Promise.all([
      save({ ...change, name: '江灣', city: '長沙' }),
      save({ ...change, name: '江灣', city: '成都' }),
    ]);
    expect(new Set(answers.map((answer) => answer?.__typename))).toEqual(new Set(['ChangedMeanwhile', 'MortgageSite']));
  });
});
