import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MonthClosing } from '@kefu/mortgage';
import { runAs, systemActor } from '@kefu/platform/context';
import { exportedLines } from './exported-file.ts';
import { importFile } from './import-factory.ts';
import { mortgageFile, mortgageTeams } from './mortgage-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('the lists of the mortgage money as files (X6)', () => {
  let api: TestApi;
  let supervisor: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    await mortgageTeams(api);
    supervisor = await api.as('SUP');
    await importFile(api, 'mortgageContracts', 'contracts.xlsx', mortgageFile('contracts.xlsx'));
    await importFile(api, 'mortgageReceipts', 'receipts.csv', mortgageFile('receipts.csv'));
    await runAs(systemActor('ticks'), () => api.app.get(MonthClosing, { strict: false }).freezeDue());
  }, 60_000);
  afterAll(() => api.close());

  const lines = (caller: TestCaller, name: string, filter: object = {}): Promise<string[]> =>
    exportedLines(api, caller, name, filter);

  it('hold every contract with its money, narrowed as on the page, and phones masked (S6)', async () => {
    const [head, first, ...more] = await lines(supervisor, 'mortgage-contracts');
    expect(head).toMatch(/^\ufeffContract,Sales site,House,Buyers,Phones,Team,/);
    expect(first).toMatch(/^HT250001,/);
    expect(first).toMatch(/\*\*\*\*/);
    expect(more).toHaveLength(199);
    expect(await lines(supervisor, 'mortgage-contracts', { onlySoldTwice: true })).toHaveLength(15);
  });

  it('hold every receipt with what it is, and those that wait for finance alone (S13)', async () => {
    expect(await lines(supervisor, 'mortgage-receipts')).toHaveLength(520);
    const [head, ...waiting] = await lines(supervisor, 'mortgage-receipts', { unconfirmed: true });
    expect(head).toMatch(/^\ufeffReceipt,Contract,Team,What for,Bank,Bank serial,Amount,Received,Credited,/);
    const { rows } = await api.database.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM mortgage_receipt WHERE credited_on IS NULL',
    );
    expect(waiting).toHaveLength(rows[0]?.count ?? -1);
  });

  it('hold fees with what is owed of each (S18)', async () => {
    const [head, ...fees] = await lines(supervisor, 'mortgage-fees', { kind: 'deedTax' });
    expect(head).toBe('\ufeffContract,Buyer,Team,Fee,State,Amount,Paid,Owed,Overpaid,Due on,Days overdue');
    expect(fees).toHaveLength(200);
    expect(fees.some((line) => line.startsWith('HT250001,') && line.includes('9583.76,0.00,9583.76'))).toBe(true);
  });

  it('hold every open case with what is still to come, narrowed as on the board (S2)', async () => {
    const query = '{ mortgageBoard(first: 200) { cases { nodes { number } } } }';
    const { data } = await supervisor.graphql<{ mortgageBoard: { cases: { nodes: { number: string }[] } } }>(query);
    const numbers = data?.mortgageBoard.cases.nodes.map(({ number }) => number) ?? [];
    const [head, ...cases] = await lines(supervisor, 'mortgage-cases');
    expect(head).toBe(
      '\ufeffNumber,Contract,House,Buyers,State,Since,Whose time,Marks,Step due,Price,Gap,Still to come,Team,Specialist',
    );
    expect(numbers.length).toBeGreaterThan(0);
    expect(cases.slice(0, 200).map((line) => line.split(',')[0])).toEqual(numbers);
    expect(await lines(supervisor, 'mortgage-cases', { held: true })).toHaveLength(1);
  });

  it('hold the places of a month as it was frozen (S24)', async () => {
    const [head, ...teams] = await lines(supervisor, 'mortgage-race', { month: '2025-01' });
    expect(head).toBe('\ufeffMonth,Place,Team,Collected,Since frozen,Last in a row,Outcome');
    expect(teams.map((line) => line.replace(/,\d+\.\d+,/, ',…,'))).toEqual([
      expect.stringMatching(/^2025-01,1,[AB]組,…,0.00,0,First$/),
      expect.stringMatching(/^2025-01,2,[AB]組,…,0.00,1,Last$/),
    ]);
  });
});
