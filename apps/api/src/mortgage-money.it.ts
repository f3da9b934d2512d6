import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MonthClosing } from '@kefu/mortgage';
import { runAs, systemActor } from '@kefu/platform/context';
import { importFile } from './import-factory.ts';
import { mortgageFile, mortgageTeams, receiptHeadings } from './mortgage-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Expected {
  readonly contracts: {
    count: number;
    byTeam: Record<string, number>;
    priceFen: number;
    mismatches: { contract: string; priceFen: number; downPaymentPlusLoanFen: number; differenceFen: number }[];
  };
  readonly receipts: {
    rows: number;
    confirmedRows: number;
    confirmedFen: number;
    unconfirmed: string[];
    unconfirmedFen: number;
  };
  readonly months: Record<
    string,
    {
      collectedFen: Record<string, number>;
      ranked: boolean;
      rank: Record<string, number>;
      first: string[];
      last: string[];
      lastInARow: Record<string, number>;
    }
  >;
  readonly lastTwoOrMoreInARow: { month: string; team: string; inARow: number }[];
  readonly collectedPerContractFen: Record<string, number>;
  readonly fees: {
    totalDeedTaxFen: number;
    totalMaintenanceFundFen: number;
    totalFen: number;
    perContract: Record<string, number | string>[];
  };
}
const expected = JSON.parse(mortgageFile('expected.json').toString()) as Expected;

describe('the site’s mortgage money of 2025, 200 contracts and twelve months (S6, S13, S18, S24)', () => {
  let api: TestApi;
  let finance: TestCaller;
  let supervisor: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    await mortgageTeams(api);
    finance = await api.as('FIN');
    supervisor = await api.as('SUP');
  }, 60_000);
  afterAll(() => api.close());

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];

  it('takes every contract of the workbook, below its title, however amounts and teams are written', async () => {
    const outcome = await importFile(api, 'mortgageContracts', 'contracts.xlsx', mortgageFile('contracts.xlsx'));
    expect(outcome).toEqual({ state: 'committed', rowCount: 200, faultyCount: 0, committedCount: 200, faults: [] });
    expect(
      await rows('SELECT count(*)::int AS count, sum(price_fen)::bigint AS "priceFen" FROM mortgage_contract'),
    ).toEqual([{ count: expected.contracts.count, priceFen: expected.contracts.priceFen }]);
    const teams = await rows<{ name: string; count: number }>(
      'SELECT left(u.name, 1) AS name, count(*)::int AS count FROM mortgage_contract c JOIN org_unit u ON u.id = c.team_id GROUP BY 1',
    );
    expect(Object.fromEntries(teams.map(({ name, count }) => [name, count]))).toEqual(expected.contracts.byTeam);
  }, 60_000);

  it('lists the contracts whose money does not add up with their gap, and drops none', async () => {
    const { data } = await supervisor.graphql<{ mortgageContracts: { nodes: Record<string, number | string>[] } }>(
      '{ mortgageContracts(onlyGaps: true) { nodes { number price gap } } }',
    );
    expect(data?.mortgageContracts.nodes.map(({ number, price, gap }) => [number, price, gap])).toEqual(
      expected.contracts.mismatches.map(({ contract, priceFen, differenceFen }) => [contract, priceFen, differenceFen]),
    );
  });

  it('assesses exactly the fees that are expected of each contract and in all', async () => {
    const perContract = await rows(
      `SELECT c.number AS contract, c.home, c.area AS "areaHundredthsM2", c.price_fen AS "priceFen", t.base_fen AS "deedTaxBaseFen",
         t.permille AS "deedTaxRatePermille", t.amount_fen AS "deedTaxFen", m.amount_fen AS "maintenanceFundFen",
         r.amount_fen AS "registrationFeeFen", t.amount_fen + m.amount_fen + r.amount_fen AS "totalFen"
       FROM mortgage_contract c JOIN mortgage_fee t ON t.contract_id = c.id AND t.kind = 'deedTax'
       JOIN mortgage_fee m ON m.contract_id = c.id AND m.kind = 'maintenanceFund'
       JOIN mortgage_fee r ON r.contract_id = c.id AND r.kind = 'registration' ORDER BY c.number`,
    );
    expect(perContract).toEqual(expected.fees.perContract);
    const [total] = await rows(
      `SELECT sum(amount_fen) FILTER (WHERE kind = 'deedTax')::bigint AS "totalDeedTaxFen",
         sum(amount_fen) FILTER (WHERE kind = 'maintenanceFund')::bigint AS "totalMaintenanceFundFen",
         sum(amount_fen)::bigint AS "totalFen" FROM mortgage_fee`,
    );
    const { perContract: _, ...totals } = expected.fees;
    expect(total).toEqual(totals);
  });

  it('lists both contracts of a house that was sold twice', async () => {
    const { data } = await supervisor.graphql<{ mortgageContracts: { nodes: { house: string }[] } }>(
      '{ mortgageContracts(onlySoldTwice: true) { nodes { house } } }',
    );
    const houses = data?.mortgageContracts.nodes.map(({ house }) => house) ?? [];
    expect([houses.length, new Set(houses).size]).toEqual([14, 7]);
  });

  it('takes every receipt of the GBK file; those without the day on which they were credited do not count yet', async () => {
    const outcome = await importFile(api, 'mortgageReceipts', 'receipts.csv', mortgageFile('receipts.csv'));
    expect(outcome).toMatchObject({ state: 'committed', rowCount: expected.receipts.rows, faultyCount: 0 });
    expect(
      await rows(`SELECT count(credited_on)::int AS "confirmedRows",
        (sum(amount_fen) FILTER (WHERE credited_on IS NOT NULL))::bigint AS "confirmedFen",
        array_agg(number ORDER BY number) FILTER (WHERE credited_on IS NULL) AS unconfirmed,
        (sum(amount_fen) FILTER (WHERE credited_on IS NULL))::bigint AS "unconfirmedFen" FROM mortgage_receipt`),
    ).toEqual([
      {
        confirmedRows: expected.receipts.confirmedRows,
        confirmedFen: expected.receipts.confirmedFen,
        unconfirmed: expected.receipts.unconfirmed,
        unconfirmedFen: expected.receipts.unconfirmedFen,
      },
    ]);
    const collected = await rows<{ number: string; fen: number }>(
      `SELECT c.number, coalesce(sum(r.amount_fen) FILTER (WHERE r.credited_on IS NOT NULL), 0)::bigint AS fen
       FROM mortgage_contract c JOIN mortgage_receipt r ON r.contract_id = c.id GROUP BY 1`,
    );
    expect(Object.fromEntries(collected.filter(({ fen }) => fen > 0).map(({ number, fen }) => [number, fen]))).toEqual(
      expected.collectedPerContractFen,
    );
  }, 60_000);

  it('opens the case of each contract whose confirmed down payments reach the minimum, once, in the name of who brought the file (S13)', async () => {
    const [count] = await rows<Record<string, number>>(
      `SELECT count(*) FILTER (WHERE k.id IS NOT NULL AND down.fen > 0)::int AS born,
         count(*) FILTER (WHERE k.id IS NOT NULL AND down.fen * 100 < c.price_fen * 15)::int AS "bornTooEarly",
         count(*) FILTER (WHERE k.id IS NULL AND down.fen * 100 >= c.price_fen * 20)::int AS forgotten
       FROM mortgage_contract c LEFT JOIN mortgage_case k ON k.contract_id = c.id, LATERAL (
         SELECT coalesce(sum(r.amount_fen), 0) AS fen FROM mortgage_receipt r
         WHERE r.contract_id = c.id AND r.kind = 'downPayment' AND r.credited_on IS NOT NULL) down`,
    );
    expect(count).toMatchObject({ bornTooEarly: 0, forgotten: 0 });
    expect(count?.born).toBeGreaterThan(150);
    expect(
      await rows(
        `SELECT actor_kind AS kind, actor_name AS name, count(*)::int AS count FROM audit_entry
         WHERE action = 'mortgageCase.opened' GROUP BY 1, 2`,
      ),
    ).toEqual([{ kind: 'person', name: '何財', count: count?.born }]);
  });

  it('ranks the teams of all twelve months exactly as expected, and proposes a penalty for each streak of two or more', async () => {
    const closing = api.app.get(MonthClosing, { strict: false });
    await runAs(systemActor('ticks'), () => closing.freezeDue());
    const standings = await rows<{
      month: string;
      ranked: boolean;
      team: string;
      fen: number;
      rank: number;
      first: boolean;
      last: boolean;
      streak: number;
    }>(
      `SELECT to_char(m.month, 'YYYY-MM') AS month, m.ranked, left(r.team_name, 1) AS team, r.collected_fen AS fen, r.rank, r.first, r.last, r.streak
       FROM mortgage_ranking_month m JOIN mortgage_ranking_row r ON r.month_id = m.id WHERE m.month < '2026-01-01' ORDER BY 1, 3`,
    );
    const months = Object.fromEntries(
      Object.keys(expected.months).map((month) => {
        const teams = standings.filter((row) => row.month === month);
        const by = <Value>(of: (row: (typeof teams)[number]) => Value) =>
          Object.fromEntries(teams.map((row) => [row.team, of(row)]));
        const named = (is: 'first' | 'last') => teams.filter((row) => row[is]).map(({ team }) => team);
        return [
          month,
          {
            collectedFen: by(({ fen }) => fen),
            ranked: teams[0]?.ranked,
            rank: by(({ rank }) => rank),
            first: named('first'),
            last: named('last'),
            lastInARow: by(({ streak }) => streak),
          },
        ];
      }),
    );
    expect(months).toEqual(expected.months);
    const penalties = await rows<{ month: string; team: string; inARow: number; fen: number }>(
      `SELECT to_char(p.month, 'YYYY-MM') AS month, left(u.name, 1) AS team, p.streak AS "inARow", p.amount_fen AS fen
       FROM mortgage_penalty p JOIN org_unit u ON u.id = p.team_id WHERE p.month < '2026-01-01' ORDER BY 1, 2`,
    );
    expect(penalties.map(({ month, team, inARow }) => ({ month, team, inARow }))).toEqual(expected.lastTwoOrMoreInARow);
    expect(penalties.map(({ inARow, fen }) => [inARow, fen])).toEqual(
      penalties.map(({ inARow }) => [inARow, [20_000, 40_000, 80_000][Math.min(inARow, 4) - 2]]),
    );
  }, 60_000);

  it('changes nothing when the same file of receipts comes twice', async () => {
    const before = await rows('SELECT * FROM mortgage_receipt ORDER BY id');
    const outcome = await importFile(api, 'mortgageReceipts', 'again.csv', mortgageFile('receipts.csv'));
    expect(outcome).toMatchObject({ state: 'committed', rowCount: 519, faultyCount: 0, committedCount: 0 });
    expect(await rows('SELECT * FROM mortgage_receipt ORDER BY id')).toEqual(before);
  }, 60_000);

  it('refuses by the cell what must not come in, and takes the rest', async () => {
    const lines = [
      'R1,2025-12-30,2025-12-30,HT259999,某人,A組,首付款,,100.00,',
      'R2,2099-01-01,,HT250001,某人,A組,首付款,,100.00,',
      'R3,2025-12-30,2025-12-30,HT250001,某人,B組,首付款,,100.00,',
      'R4,2025-12-30,2025-12-30,HT250001,某人,A組,首付款,,-100.00,',
      'R5,2025-12-30,2025-12-30,HT250001,某人,A組,首付款,,-100.00,沖銷 SJ2509999',
      'R6,2025-12-30,2025-12-30,HT250001,某人,A組,首付款,,12萬,',
      'SJ2500002,2025-01-08,2025-01-09,HT250001,雷涵琳,A組,首付款,,264629.37,',
      'R7,2025-12-30,2025-12-30,HT250001,某人,A組,首付款,,1.00,',
      'R7,2025-12-30,2025-12-30,HT250001,某人,A組,首付款,,1.00,',
      'R8,2025-12-30,2025-12-30,HT250001,某人,A組,首付款,,-264629.37,沖銷 SJ2500002',
      'R9,2025-12-30,2025-12-30,HT250003,某人,A組,首付款,,-1.00,沖銷 SJ2500003',
    ];
    const outcome = await importFile(api, 'mortgageReceipts', 'bad.csv', [receiptHeadings, ...lines].join('\n'), false);
    expect(outcome.faults.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual([
      '2 contract UNKNOWN_CONTRACT',
      '3 receivedOn FUTURE_DATE',
      '4 team OTHER_TEAM',
      '5 amount REVERSAL_UNNAMED',
      '6 reverses UNKNOWN_REVERSED',
      '7 amount AMOUNT_IN_WAN',
      '8 number DIFFERS_FROM_STORED',
      '10 number DUPLICATE_RECEIPT',
      '11 amount REVERSED_TOO_MUCH',
      '12 creditedOn REVERSED_BEFORE',
    ]);
  }, 60_000);

  const enter = `mutation($input: EnterMortgageReceiptInput!) { enterMortgageReceipt(input: $input) {
    __typename ... on MortgageReceipt { id amount } ... on InvalidInput { fields { path code message } } } }`;

  it('lets one win when two enter the same receipt at once, and tells the other', async () => {
    const [contract] = await rows<{ id: string }>(`SELECT id FROM mortgage_contract WHERE number = 'HT250010'`);
    const other = await api.as('FIN');
    const input = {
      contractId: contract?.id,
      kind: 'bankLoan',
      bank: '雲川銀行',
      serial: 'S-1',
      amount: 12_300,
      receivedOn: '2025-12-31',
    };
    const answers = await Promise.all(
      [finance, other].map((caller) =>
        caller.graphql<{ enterMortgageReceipt: Record<string, unknown> }>(enter, { input }),
      ),
    );
    expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined]);
    const told = answers.map(({ data }) => data?.enterMortgageReceipt);
    expect(told.filter((each) => each?.__typename === 'MortgageReceipt')).toHaveLength(1);
    expect(told.find((each) => each?.__typename === 'InvalidInput')).toMatchObject({
      fields: [{ path: 'serial', code: 'ENTERED_ALREADY' }],
    });
    expect(await rows(`SELECT FROM mortgage_receipt WHERE serial = 'S-1'`)).toHaveLength(1);
    expect((await supervisor.graphql(enter, { input })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('cancels a receipt once: of two who reverse it at once the second finds nothing left', async () => {
    const [receipt] = await rows<{ id: string }>(`SELECT id FROM mortgage_receipt WHERE number = 'SJ2500002'`);
    const reverse = `mutation($input: ReverseMortgageReceiptInput!) { reverseMortgageReceipt(input: $input) {
      __typename ... on MortgageReceipt { amount reverses } ... on InvalidInput { fields { code } } } }`;
    const answers = await Promise.all(
      ['Z1', 'Z2'].map((number) =>
        finance.graphql<{ reverseMortgageReceipt: Record<string, unknown> }>(reverse, {
          input: { id: receipt?.id, number, creditedOn: '2025-12-31', reason: '重複入帳' },
        }),
      ),
    );
    expect(
      answers
        .map(({ data }) => data?.reverseMortgageReceipt)
        .toSorted((a, b) => (String(a?.__typename) < String(b?.__typename) ? -1 : 1)),
    ).toEqual([
      { __typename: 'InvalidInput', fields: [{ code: 'REVERSED_TOO_MUCH' }] },
      { __typename: 'MortgageReceipt', amount: -26_462_936, reverses: 'SJ2500002' },
    ]);
  });
});
