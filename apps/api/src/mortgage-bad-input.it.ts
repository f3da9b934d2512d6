import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importFile } from './import-factory.ts';
import { type MortgageHouse, mortgageDesk, mortgageHouse } from './mortgage-case-factory.ts';
import { mortgageTeams } from './mortgage-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

interface Outcome {
  readonly __typename: string;
  readonly id?: string;
  readonly fields?: { path: string; code: string }[];
}

const headings = '合同號,客戶,電話,房號,面積,總價,套數,首付款,貸款產品,商業貸款,公積金,簽約日期,組,置業顧問';
const line = (number: string, house: string): string =>
  `${number},王㛃𬭎,19900000001,${house},98.76,1200000,首套,360000,商業貸款,840000,0,2025-01-02,A組,曾欣`;

describe('what must not come in is told by its field, and nothing of it is lost', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let contractId: string;

  const ask = async (name: string, type: string, input: object): Promise<Outcome> =>
    mortgageDesk(api, house).ask<Outcome>(
      house.finance,
      `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on MortgageReceipt { id } ... on InvalidInput { fields { path code } } } }`,
      { input },
    );
  const receipts = async (): Promise<number> =>
    (await api.database.pool.query('SELECT FROM mortgage_receipt WHERE contract_id = $1', [contractId])).rowCount ?? 0;
  /** Contracts on one house, by their numbers. */
  const onOneHouse = async (): Promise<string[]> => {
    const { rows } = await api.database.pool.query<{ numbers: string[] }>(
      `SELECT array_agg(number ORDER BY number) AS numbers FROM mortgage_contract WHERE number LIKE 'B%' GROUP BY house_key ORDER BY 1`,
    );
    return rows.map(({ numbers }) => numbers.join());
  };

  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    await mortgageTeams(api);
    contractId = await mortgageDesk(api, house).contract({ house: '7-1-101', confirmedFen: 0 });
  });
  afterAll(() => api.close());

  it('a receipt of a day to come, received, credited or reversed, is refused at the day (S13)', async () => {
    const receipt = { contractId, kind: 'downPayment', number: 'F1', amount: 100, receivedOn: '2026-11-20' };
    const enter = (more: object) => ask('enterMortgageReceipt', 'EnterMortgageReceiptInput', { ...receipt, ...more });
    expect((await enter({ receivedOn: '2999-01-01' })).fields).toEqual([{ path: 'receivedOn', code: 'FUTURE_DATE' }]);
    expect((await enter({ creditedOn: '2999-01-01' })).fields).toEqual([{ path: 'creditedOn', code: 'FUTURE_DATE' }]);
    expect((await enter({ receivedOn: '2026-02-30' })).fields).toEqual([
      { path: 'receivedOn', code: 'IMPOSSIBLE_DATE' },
    ]);
    expect(await receipts()).toBe(0);
    const { id } = await enter({});
    const { data } = await house.finance.graphql<{ done: Outcome }>(
      `mutation($id: ID!) { done: confirmMortgageReceipt(id: $id, creditedOn: "2999-01-01") { __typename ... on InvalidInput { fields { path code } } } }`,
      { id },
    );
    expect(data?.done.fields).toEqual([{ path: 'creditedOn', code: 'FUTURE_DATE' }]);
    await enter({ number: 'F2', creditedOn: '2026-11-20' });
    const { rows } = await api.database.pool.query<{ id: string }>(
      `SELECT id FROM mortgage_receipt WHERE number = 'F2'`,
    );
    const reversed = await ask('reverseMortgageReceipt', 'ReverseMortgageReceiptInput', {
      id: rows[0]?.id,
      number: 'F3',
      creditedOn: '2999-01-01',
      reason: '重複入帳',
    });
    expect(reversed.fields).toEqual([{ path: 'creditedOn', code: 'FUTURE_DATE' }]);
    expect(await receipts()).toBe(2);
  });

  it('the same receipt by two at once is one; the other is told at its number (S13)', async () => {
    const input = { contractId, kind: 'downPayment', number: 'T1', amount: 100, receivedOn: '2026-11-20' };
    const enter = () => ask('enterMortgageReceipt', 'EnterMortgageReceiptInput', input);
    const answers = await Promise.all([enter(), enter()]);
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['MortgageReceipt', 'InvalidInput']));
    expect(answers.flatMap(({ fields }) => fields ?? [])).toEqual([{ path: 'number', code: 'ENTERED_ALREADY' }]);
  });

  it('one house in three ways of writing is one; where no unit is said it is asked, and taken once that is said (S6)', async () => {
    const file = [
      headings,
      line('B1', '3#1-501'),
      line('B2', '3栋1单元501'),
      line('B3', '3幢1單元501室'),
      line('B4', '3-1501'),
    ];
    const first = await importFile(api, 'mortgageContracts', 'houses.csv', file.join('\n'));
    expect(first.faults).toMatchObject([{ line: 5, column: 'house', code: 'AMBIGUOUS_HOUSE', shown: '3-1501' }]);
    expect(await onOneHouse()).toEqual(['B1,B2,B3']);
    const said = [headings, line('B4', '3-1-1501')];
    await importFile(api, 'mortgageContracts', 'said.csv', said.join('\n'));
    expect(await onOneHouse()).toEqual(['B1,B2,B3', 'B4']);
  });

  it('rare characters of a name are kept, and found again by them (S7)', async () => {
    const { data } = await house.supervisor.graphql<{ mortgageContracts: { nodes: { number: string }[] } }>(
      '{ mortgageContracts(text: "㛃𬭎") { nodes { number } } }',
    );
    expect(data?.mortgageContracts.nodes.map(({ number }) => number).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'B1',
      'B2',
      'B3',
      'B4',
    ]);
  });
});
