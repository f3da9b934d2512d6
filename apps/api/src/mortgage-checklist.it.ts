import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPdf } from '@kefu/office/printing';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

interface Kit {
  readonly __typename?: string;
  readonly message: string;
  readonly papers: { type: string; standing: string; promisedOn: string | null }[];
}

describe('the papers of a mortgage', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  const kit = (id: string): Promise<Kit> =>
    desk.ask(
      house.specialist,
      'query($id: ID!) { mortgageKit(id: $id) { message papers { type standing promisedOn } } }',
      { id },
    );
  const types = async (id: string): Promise<string[]> => (await kit(id)).papers.map(({ type }) => type);
  const planned = async (name: string, more: Record<string, unknown> = {}): Promise<ToldCase> =>
    desk.plan(house.specialist, await desk.open(await desk.contract({ house: name })), {
      loans: [{ product: 'commercial', bank: 'icbc', askedFen: 104_000_000, months: 360 }],
      ...more,
    });

  it('are the base, and what the kind of customer, the product, the bank and the city ask for besides (S16)', async () => {
    const married = await types((await planned('5-1-1', { customerTypes: ['married', 'selfEmployed'] })).id);
    expect(married).toEqual(
      expect.arrayContaining(['buyerId', 'spouseId', 'tradeLicence', 'incomeProof', 'icbcForm', 'homeCheck']),
    );
    const single = await types((await planned('5-1-2', { customerTypes: ['single'] })).id);
    expect(single).toContain('singleDeclaration');
    for (const other of ['spouseId', 'tradeLicence', 'ccbForm', 'fundForm']) expect(single).not.toContain(other);
  });

  const contractOf = async ({ id }: ToldCase): Promise<string> => {
    const { rows } = await api.database.pool.query<{ id: string }>(
      'SELECT contract_id AS id FROM mortgage_case WHERE id = $1',
      [id],
    );
    return rows[0]?.id ?? '';
  };

  it('include a declaration where somebody paid who did not buy, until that money is taken back (S7)', async () => {
    const at = await planned('5-1-9');
    const paid = (
      number: string,
      payer: string,
      fen: number,
      reverses: string | null,
      card: string | null = null,
    ): Promise<unknown> =>
      api.database.pool.query(
        `INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, credited_on, payer, entered_by_name,
           confirmed_by_name, confirmed_at, reverses_id, payer_card_sealed, payer_card_index, payer_card_masked)
         SELECT $2, c.id, c.team_id, 'downPayment', $4, '2026-11-20', '2026-11-20', $3, 't', 't', now(),
           (SELECT id FROM mortgage_receipt WHERE number = $5), $6, sha256($6::text::bytea), $6
         FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id WHERE k.id = $1`,
        [at.id, number, payer, fen, reverses, card],
      );
    await api.database.pool.query(
      `INSERT INTO mortgage_buyer (contract_id, position, name, name_key) SELECT contract_id, 1, '王㛃', '王㛃' FROM mortgage_case
       WHERE id = $1`,
      [at.id],
    );
    await paid('DF1', '王㛃', 100, null);
    expect(await types(at.id)).not.toContain('payerDeclaration');
    await paid('DF2', '趙叔', 100, null);
    expect(await types(at.id)).toContain('payerDeclaration');
    await paid('DF3', '趙叔', -100, 'DF2');
    expect(await types(at.id)).not.toContain('payerDeclaration');
    // A card that a buyer paid with is theirs, whatever name the bank writes; one that was never seen is not.
    await paid('DF4', '王㛃', 100, null, 'card of the buyer');
    await paid('DF5', '王女士', 100, null, 'card of the buyer');
    expect(await types(at.id)).not.toContain('payerDeclaration');
    await paid('DF6', '王女士', 100, null, 'another card');
    expect(await types(at.id)).toContain('payerDeclaration');
    const { receipts } = await desk.ask<{ receipts: { number: string; payerStanding: string | null }[] }>(
      house.supervisor,
      'query($id: ID!) { mortgageReceipts(first: 20, contractId: $id) { receipts: nodes { number payerStanding } } }',
      { id: await contractOf(at) },
    );
    const standings = new Map(receipts.map((each) => [each.number, each.payerStanding]));
    expect(['DF1', 'DF2', 'DF3', 'DF5', 'DF6'].map((number) => standings.get(number))).toEqual([
      'buyer',
      'other',
      null,
      'buyersCard',
      'other',
    ]);
  });

  it('that expire before the bank sees the customer count as missing (S16)', async () => {
    const at = await planned('5-1-3', { interviewOn: '2099-01-10' });
    await desk.bringPapers(at.id, '2099-01-09');
    const early = await kit(at.id);
    expect(new Set(early.papers.map(({ standing }) => standing))).toEqual(new Set(['expired']));
    await desk.plan(house.specialist, at, {
      loans: [{ product: 'commercial', bank: 'icbc', askedFen: 104_000_000, months: 360 }],
      interviewOn: '2099-01-09',
    });
    expect((await kit(at.id)).papers).toEqual([]);
  });

  it('that were promised are not received (S16)', async () => {
    const at = await planned('5-1-4', { customerTypes: ['single'] });
    const promised = await desk.ask<Kit>(
      house.specialist,
      `mutation($input: PromisePaperInput!) { promiseMortgagePaper(input: $input) { __typename ... on MortgageKit { message papers { type standing promisedOn } } } }`,
      { input: { id: at.id, type: 'creditReport', promisedOn: '2099-01-01' } },
    );
    expect(promised.papers.find(({ type }) => type === 'creditReport')).toEqual({
      type: 'creditReport',
      standing: 'missing',
      promisedOn: '2099-01-01',
    });
  });

  it('still to be brought stand in one message and on one sheet (S16)', async () => {
    const at = await planned('5-1-5', { customerTypes: ['single'], interviewOn: '2099-01-10' });
    const { message } = await kit(at.id);
    expect(message).toMatch(
      /^您好，辦理工商銀行按揭還需帶齊以下資料：購房人身份證、.*單身聲明.*面簽日期：2099-01-10。$/,
    );
    const sheet = await api.app.inject({
      method: 'GET',
      url: `/mortgage-cases/${at.id}/kit?language=zh-Hant`,
      headers: house.specialist.headers,
    });
    const text = readPdf(sheet.rawPayload).text.replace(/\s/g, '');
    expect(text).toContain('單身聲明');
    expect(text).toContain(at.number);
  });

  it('that serve again at another bank are told before the bank is changed (S2)', async () => {
    const at = await planned('5-1-6', { customerTypes: ['single'] });
    await desk.bringPapers(at.id);
    await api.database.pool.query(
      `UPDATE document SET withdrawn_at = now() WHERE subject_id = $1 AND type IN ('ccbForm', 'abcForm', 'bocForm')`,
      [at.id],
    );
    const other = await desk.ask<
      { bank: string; daysThen: number; loanFen: number; monthlyFen: number; reused: string[]; toBring: string[] }[]
    >(
      house.specialist,
      'query($id: ID!) { mortgageBankSwitch(id: $id) { bank daysThen loanFen monthlyFen reused toBring } }',
      { id: at.id },
    );
    const ccb = other.find(({ bank }) => bank === 'ccb');
    expect(ccb).toMatchObject({
      daysThen: 41,
      loanFen: 104_000_000,
      monthlyFen: 438_468,
      toBring: ['建行個人貸款申請表'],
    });
    expect(ccb?.reused).toContain('單身聲明');
    expect(other.map(({ bank }) => bank)).not.toContain('icbc');
  });
});
