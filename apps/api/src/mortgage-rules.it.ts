import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MonthClosing } from '@kefu/mortgage';
import { runAs, systemActor } from '@kefu/platform/context';
import { fold } from '@kefu/platform/search';
import fc from 'fast-check';
import { importFile } from './import-factory.ts';
import { mortgageTeams, receiptHeadings } from './mortgage-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const contractHeadings = '合同號,客戶,電話,房號,面積,總價,套數,首付款,貸款產品,商業貸款,公積金,簽約日期,組,置業顧問';

describe('the rules of the site’s money (S18, S24, S25)', () => {
  let api: TestApi;
  let finance: TestCaller;
  let supervisor: TestCaller;
  let manager: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    await mortgageTeams(api);
    [finance, supervisor, manager] = await Promise.all([api.as('FIN'), api.as('SUP'), api.as('GM')]);
    await importFile(
      api,
      'mortgageContracts',
      'contracts.csv',
      [
        contractHeadings,
        'C1,王明、李芳,19900000001/19900000002,3#1-501,140.00,1200000,首套,360000,商業貸款,840000,0,2025-01-02,a組,曾欣',
        'C2,㛃𬭎,19900000003,3幢1單元502室,140.01,"1,200,000.00",2套,36萬,商業貸款,840000,—,2025-01-02,Ｂ组,曾欣',
        'C3,趙一,19900000004,3-1503,98.76㎡,１２０００００元,第二套,360000,商業貸款,840000,,2025-01-02,B組,曾欣',
        'C4,㛃𬭎,19900000003,3幢1單元502室,140.01,"1,200,000.00",2套,360000,商業貸款,840000,—,2025-01-02,Ｂ组,曾欣',
      ].join('\n'),
    );
  }, 90_000);
  afterAll(() => api.close());

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const freeze = (): Promise<unknown> =>
    runAs(systemActor('ticks'), () => api.app.get(MonthClosing, { strict: false }).freezeDue());
  const idOf = async (number: string): Promise<string> =>
    (await rows<{ id: string }>('SELECT id FROM mortgage_contract WHERE number = $1', [number]))[0]?.id ?? '';

  it('takes a couple as two buyers with their phones, keeps rare characters, and asks about 36萬 and 3-1503', async () => {
    expect(
      await rows(`SELECT c.number, array_agg(b.name ORDER BY b.position) AS names, count(b.phone_index)::int AS phones
        FROM mortgage_contract c JOIN mortgage_buyer b ON b.contract_id = c.id GROUP BY 1 ORDER BY 1`),
    ).toEqual([
      { number: 'C1', names: ['王明', '李芳'], phones: 2 },
      { number: 'C4', names: ['㛃𬭎'], phones: 1 },
    ]);
    expect(await rows('SELECT line, code, params FROM import_fault ORDER BY line')).toEqual([
      { line: 3, code: 'AMOUNT_IN_WAN', params: { yuan: '360,000.00' } },
      { line: 4, code: 'AMBIGUOUS_HOUSE', params: { readings: '3-1-1503 / 3-1-503' } },
    ]);
  });

  it('loses and makes no fen, in whatever order receipts and reversals stand in the file', async () => {
    const contract = await idOf('C1');
    let run = 0;
    const line = (number: string, amount: number, remark = ''): string =>
      `${number},2024-0${1 + (amount % 5)}-10,2024-0${1 + (amount % 5)}-10,C1,王明,A組,首付款,,${(amount / 100).toFixed(2)},${remark}`;
    // Of a hundred fen three reversals may be more than there is, which is refused.
    const receipt = fc
      .record({
        fen: fc.integer({ min: 100, max: 1_000_000 }),
        parts: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
      })
      .filter(({ fen, parts }) => parts.reduce((sum, each) => sum + each, 0) <= fen);
    await fc.assert(
      fc.asyncProperty(
        fc.array(receipt, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (receipts, order) => {
          run++;
          const lines = receipts.flatMap(({ fen, parts }, at) => {
            const name = `P${run}-${at}`;
            const day = 'R';
            return [
              line(name, fen),
              ...parts.map(
                (part, nth) =>
                  `${name}${day}${nth},2024-06-10,2024-06-10,C1,王明,A組,首付款,,-${(part / 100).toFixed(2)},沖銷 ${name}`,
              ),
            ];
          });
          const sorted = lines
            .map((text) => ({ text, at: order.next().value as number }))
            .toSorted((a, b) => a.at - b.at);
          const before = await rows<{ fen: number }>(
            'SELECT coalesce(sum(amount_fen), 0)::bigint AS fen FROM mortgage_receipt WHERE contract_id = $1',
            [contract],
          );
          const file = [receiptHeadings, ...sorted.map(({ text }) => text)].join('\n');
          const outcome = await importFile(api, 'mortgageReceipts', `p${run}.csv`, file);
          expect(outcome.faults).toEqual([]);
          const after = await rows<{ fen: number }>(
            'SELECT coalesce(sum(amount_fen), 0)::bigint AS fen FROM mortgage_receipt WHERE contract_id = $1',
            [contract],
          );
          const expected = receipts.reduce(
            (sum, { fen, parts }) => sum + fen - parts.reduce((part, each) => part + each, 0),
            0,
          );
          expect((after[0]?.fen ?? 0) - (before[0]?.fen ?? 0)).toBe(expected);
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);

  const raced = `{ mortgageTeamRace(month: "2025-01") { ranked version frozenAt standings { team collected adjustment rank first last streak } } }`;
  const enter = async (number: string, contract: string, fen: number, day: string): Promise<unknown> => {
    const { data } = await finance.graphql<{ enterMortgageReceipt: { __typename: string; id: string } }>(
      'mutation($input: EnterMortgageReceiptInput!) { enterMortgageReceipt(input: $input) { __typename ... on MortgageReceipt { id } } }',
      {
        input: {
          contractId: await idOf(contract),
          kind: 'bankLoan',
          number,
          amount: fen,
          receivedOn: day,
          creditedOn: day,
        },
      },
    );
    expect(data?.enterMortgageReceipt.__typename).toBe('MortgageReceipt');
    return data?.enterMortgageReceipt.id;
  };

  it('keeps a frozen month as it was and shows what came since as an adjustment', async () => {
    await enter('M1A', 'C1', 52_000_000, '2025-01-10');
    await enter('M1B', 'C4', 48_000_000, '2025-01-11');
    await enter('M2A', 'C1', 1_000, '2025-02-10');
    await enter('M2B', 'C4', 900, '2025-02-11');
    await freeze();
    await enter('M1C', 'C4', 9_000_000, '2025-01-12');
    const { data } = await supervisor.graphql<{ mortgageTeamRace: { standings: object[] } }>(raced);
    expect(data?.mortgageTeamRace.standings).toEqual([
      { team: 'A組', collected: 52_000_000, adjustment: 0, rank: 1, first: true, last: false, streak: 0 },
      { team: 'B組', collected: 48_000_000, adjustment: 9_000_000, rank: 2, first: false, last: true, streak: 1 },
    ]);
  }, 60_000);

  it('lets the general manager alone reopen a month; those after it follow, and what was proposed from them is taken back', async () => {
    const reopen = `mutation { reopenMortgageMonth(month: "2025-01", reason: "一月漏記一筆") { __typename ... on TeamRace { version standings { team rank } } } }`;
    expect((await supervisor.graphql(reopen)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await rows(`SELECT state FROM mortgage_penalty WHERE month = '2025-02-01'`)).toEqual([
      { state: 'proposed' },
    ]);
    const { data } = await manager.graphql<{ reopenMortgageMonth: { standings: { team: string; rank: number }[] } }>(
      reopen,
    );
    expect(data?.reopenMortgageMonth.standings.map(({ team, rank }) => `${rank} ${team}`)).toEqual(['1 B組', '2 A組']);
    expect(await rows(`SELECT state FROM mortgage_penalty WHERE month = '2025-02-01'`)).toEqual([{ state: 'dropped' }]);
    await freeze();
    // Now A was last in January and B in February: no streak of two.
    expect(await rows(`SELECT state FROM mortgage_penalty WHERE month = '2025-02-01' AND state <> 'dropped'`)).toEqual(
      [],
    );
    expect(
      await rows(`SELECT version FROM mortgage_ranking_month WHERE month = '2025-01-01' ORDER BY version`),
    ).toEqual([{ version: 1 }, { version: 2 }]);
  }, 60_000);

  it('freezes each month once when two do it at once', async () => {
    await api.database.pool.query(
      `UPDATE mortgage_ranking_month SET reopened_by_name = 'x', reopened_at = now(), reopened_reason = 'test' WHERE reopened_at IS NULL`,
    );
    await Promise.all([freeze(), freeze()]);
    expect(
      await rows(
        'SELECT month FROM mortgage_ranking_month WHERE reopened_at IS NULL GROUP BY month HAVING count(*) > 1',
      ),
    ).toEqual([]);
  }, 60_000);

  it('carries a penalty from the supervisor over the general manager and the team’s appeal to HR, and explains it to the last receipt', async () => {
    await api.database.pool.query(
      `UPDATE mortgage_ranking_month SET reopened_by_name = 'x', reopened_at = now(), reopened_reason = 'test' WHERE month >= '2025-03-01' AND reopened_at IS NULL`,
    );
    await enter('M3A', 'C1', 700, '2025-03-10');
    await enter('M3B', 'C4', 600, '2025-03-11');
    await freeze();
    const [penalty] = await rows<{ id: string; streak: number; fen: number }>(
      `SELECT id, streak, amount_fen AS fen FROM mortgage_penalty WHERE month = '2025-03-01' AND state = 'proposed'`,
    );
    expect(penalty).toMatchObject({ streak: 2, fen: 20_000 });
    const [approval] = await rows<{ id: string }>('SELECT id FROM approval WHERE subject_id = $1', [penalty?.id]);
    const decide = (caller: TestCaller, position: number) =>
      caller.graphql('mutation($input: DecideApprovalInput!) { decideApproval(input: $input) { __typename } }', {
        input: { approvalId: approval?.id, position, decision: 'approve' },
      });
    await decide(supervisor, 1);
    await decide(manager, 2);
    const team = await api.as('MS', { kind: 'team', name: fold('B組') });
    const hr = await api.as('HR');
    const move = async (caller: TestCaller, transition: string): Promise<unknown> => {
      const [now] = await rows<{ version: number }>('SELECT version FROM mortgage_penalty WHERE id = $1', [
        penalty?.id,
      ]);
      const { data } = await caller.graphql(
        'mutation($input: MovePenaltyInput!) { moveMortgagePenalty(input: $input) { __typename ... on MortgagePenalty { state } } }',
        { input: { penaltyId: penalty?.id, version: now?.version, transition, reason: '銀行延後放款' } },
      );
      return data?.moveMortgagePenalty;
    };
    const other = await api.as('MS', { kind: 'team', name: fold('A組') });
    expect(await move(other, 'appeal')).toEqual({ __typename: 'NotFound' });
    expect(await move(team, 'appeal')).toEqual({ __typename: 'MortgagePenalty', state: 'appealed' });
    expect(await move(manager, 'uphold')).toEqual({ __typename: 'MortgagePenalty', state: 'standing' });
    expect(await move(hr, 'book')).toEqual({ __typename: 'TransitionBlocked' });
    const [standing] = await rows<object>('SELECT version FROM mortgage_penalty WHERE id = $1', [penalty?.id]);
    const document = `mutation($input: BookPenaltyInput!) { bookMortgagePenalty(input: $input) { __typename ... on MortgagePenalty { state amount booked } } }`;
    const input = { ...standing, penaltyId: penalty?.id, variablePay: 90_000 };
    const book = (caller: TestCaller) => caller.graphql<{ bookMortgagePenalty: object }>(document, { input });
    expect((await book(team)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const twice = await Promise.all([book(hr), book(hr)]);
    expect(twice.map(({ data }) => JSON.stringify(data?.bookMortgagePenalty)).toSorted()).toEqual([
      '{"__typename":"ChangedMeanwhile"}',
      '{"__typename":"MortgagePenalty","state":"booked","amount":20000,"booked":18000}',
    ]);
    const { data } = await team.graphql<{
      mortgagePenalty: { steps: number[]; months: { month: string; own: { collected: number } }[] };
    }>('query($id: ID!) { mortgagePenalty(penaltyId: $id) { steps months { month own { collected } } } }', {
      id: penalty?.id,
    });
    expect(data?.mortgagePenalty).toEqual({
      steps: [20_000, 40_000, 80_000],
      months: [
        { month: '2025-02', own: { collected: 900 } },
        { month: '2025-03', own: { collected: 600 } },
      ],
    });
    for (const { month, own } of data?.mortgagePenalty.months ?? []) {
      const receipts = await team.graphql<{ mortgageReceipts: { nodes: { amount: number }[] } }>(
        'query($month: String!) { mortgageReceipts(month: $month) { nodes { amount } } }',
        { month },
      );
      expect(receipts.data?.mortgageReceipts.nodes.reduce((sum, { amount }) => sum + amount, 0)).toBe(own.collected);
    }
  }, 60_000);

  it('books the same payment of a fee once, never beyond what is owed, and a waiver needs two people', async () => {
    const [fee] = await rows<{ id: string; amount: number }>(
      `SELECT id, amount_fen AS amount FROM mortgage_fee WHERE contract_id = $1 AND kind = 'deedTax'`,
      [await idOf('C4')],
    );
    expect(fee?.amount).toBe(2_201_835);
    const pay = `mutation($input: PayMortgageFeeInput!) { payMortgageFee(input: $input) { __typename ... on MortgageFee { state paid } ... on InvalidInput { fields { code } } } }`;
    const input = { feeId: fee?.id, reference: 'T-1', amount: 2_000_000, paidOn: '2025-03-01' };
    const twice = await Promise.all([finance.graphql(pay, { input }), finance.graphql(pay, { input })]);
    expect(twice.map(({ data }) => JSON.stringify(data?.payMortgageFee)).toSorted()).toEqual([
      '{"__typename":"InvalidInput","fields":[{"code":"TOO_MUCH"}]}',
      '{"__typename":"MortgageFee","state":"partial","paid":2000000}',
    ]);
    const ask = `mutation($id: ID!) { askMortgageFeeWaiver(feeId: $id, reason: "餘額減免") { __typename } }`;
    const decide = `mutation($id: ID!) { decideMortgageFeeWaiver(feeId: $id, approve: true) { __typename ... on MortgageFee { state } ... on InvalidInput { fields { code } } } }`;
    await supervisor.graphql(ask, { id: fee?.id });
    expect((await supervisor.graphql(decide, { id: fee?.id })).data?.decideMortgageFeeWaiver).toEqual({
      __typename: 'InvalidInput',
      fields: [{ code: 'SAME_PERSON' }],
    });
    expect((await manager.graphql(decide, { id: fee?.id })).data?.decideMortgageFeeWaiver).toEqual({
      __typename: 'MortgageFee',
      state: 'waived',
    });
  });

  it('assesses open fees anew only as the preview showed them', async () => {
    const rule = {
      effectiveFrom: '2025-01-01',
      vatPermille: 90,
      deedTax: [{ home: 'any', upTo: null, permille: 40 }],
      fundPerSquareMetre: 6500,
      fundMode: 'agent',
      registrationHousing: 8000,
      registrationOther: 55_000,
      registrationPayer: 'buyer',
      dueDays: 30,
    };
    await supervisor.graphql(
      'mutation($input: AddFeeRuleInput!) { addMortgageFeeRule(input: $input) { __typename } }',
      { input: rule },
    );
    const { data } = await supervisor.graphql<{
      mortgageFeeReassessment: { changed: number; difference: number; mark: string };
    }>('{ mortgageFeeReassessment { changed difference mark } }');
    // C1’s deed tax of 1 % becomes 4 %; C4’s was let go.
    expect(data?.mortgageFeeReassessment).toMatchObject({ changed: 1, difference: 4_403_670 - 1_100_917 });
    const again = 'mutation($mark: String!) { reassessMortgageFees(mark: $mark) { __typename } }';
    expect((await supervisor.graphql(again, { mark: 'another' })).data?.reassessMortgageFees).toEqual({
      __typename: 'WrongState',
    });
    expect(
      (await supervisor.graphql(again, { mark: data?.mortgageFeeReassessment.mark })).data?.reassessMortgageFees,
    ).toEqual({ __typename: 'FeeReassessment' });
    expect(
      await rows(
        `SELECT f.amount_fen AS fen FROM mortgage_fee f JOIN mortgage_contract c ON c.id = f.contract_id WHERE c.number = 'C1' AND f.kind = 'deedTax'`,
      ),
    ).toEqual([{ fen: 4_403_670 }]);
  });
});
