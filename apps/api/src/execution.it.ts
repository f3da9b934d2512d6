import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FoldExecution } from '@kefu/orders';
import { plantOrders, plantSkus, receive } from './goods-factory.ts';
import { importFile } from './import-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const headings = '發貨日期,發貨單號,客戶,貨號,數量,類型,單價,金額,來源,原貨號,備註';
const figure = 'key label ordered due delivered substituted cancelled late short rate rateWithSubstitutes below';
const review = 'month missing closedBy whole { rate } shortfalls { figure { key label rate } reason action version }';
const result = `__typename ... on Failure { code } ... on ExecutionReview { ${review} }`;

interface Figure {
  readonly key: string;
  readonly label: string;
  readonly ordered: number;
  readonly delivered: number;
  readonly rate: string | null;
}

interface Review {
  readonly __typename: string;
  readonly code?: string;
  readonly missing: number;
  readonly shortfalls: readonly { figure: Figure; reason: string | null; version: number }[];
}

describe('the execution of orders (F6, F9, F10)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let lead: TestCaller;
  let season: string;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    lead = await api.as('SUP');
    await plantSkus(api, 'NB1', 'NB2');
    await plantOrders(api, [
      { franchisee: '大同', sku: 'NB1-01-S', quantity: 100 },
      { franchisee: '大同', sku: 'NB1-01-M', quantity: 100 },
      { franchisee: '上海喆源', sku: 'NB2-01-S', quantity: 50, window: ['2009-10-01', '2009-11-30'] },
      { franchisee: '青海', sku: 'NB2-01-M', quantity: 40 },
    ]);
    await receive(api, { 'NB1-01-S': 500, 'NB1-01-M': 500, 'NB2-01-S': 500, 'NB2-01-M': 500 });
    const { rows } = await api.database.pool.query<{ id: string }>('SELECT id FROM season');
    season = rows[0]?.id ?? '';
  }, 60_000);
  afterAll(() => api.close());

  const ask = async <T>(caller: TestCaller, document: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const { data, errors } = await caller.graphql<Record<string, T>>(document, { season, ...variables });
    const [answer] = Object.values(data ?? {});
    if (answer === undefined) throw new Error(JSON.stringify(errors));
    return answer;
  };
  const figures = (by: string): Promise<Figure[]> =>
    ask(
      clerk,
      `query($season: ID!, $by: ExecutionGroup!) { executionFigures(seasonIds: [$season], by: $by) { ${figure} } }`,
      {
        by,
      },
    );
  const reviewOf = (month: string): Promise<Review> =>
    ask(
      clerk,
      `query($season: ID!, $month: String!) { executionReview(at: { seasonId: $season, month: $month }) { ${review} } }`,
      {
        month,
      },
    );
  const answer = (caller: TestCaller, input: Record<string, unknown>): Promise<Review> =>
    ask(caller, `mutation($input: AnswerShortfallInput!) { answerShortfall(input: $input) { ${result} } }`, {
      input: { seasonId: season, month: '2009-10', action: 'REPLENISH', version: 0, ...input },
    });
  const close = (caller: TestCaller): Promise<Review> =>
    ask(
      caller,
      `mutation($season: ID!) { closeExecutionReview(input: { seasonId: $season, month: "2009-10" }) { ${result} ... on ReviewIncomplete { franchisees } } }`,
    );
  /** The figures computed anew from every line. */
  const anew = async (): Promise<unknown[]> =>
    (
      await api.database.pool.query(
        `SELECT to_char(window_to, 'YYYY-MM') AS month, sum(quantity * price_fen)::int AS ordered,
           sum(least(delivered, quantity) * price_fen)::int AS delivered, sum(substituted * price_fen)::int AS substituted,
           sum(cancelled * price_fen)::int AS cancelled, sum(least(outside, open_quantity) * price_fen)::int AS late
         FROM order_line GROUP BY 1 ORDER BY 1`,
      )
    ).rows;
  const kept = async (): Promise<unknown[]> =>
    (
      await api.database.pool.query(
        `SELECT month, sum(ordered_fen)::int AS ordered, sum(delivered_fen)::int AS delivered, sum(substituted_fen)::int AS substituted,
           sum(cancelled_fen)::int AS cancelled, sum(late_fen)::int AS late FROM execution_part GROUP BY 1 ORDER BY 1`,
      )
    ).rows;

  it('is 65 % for A 80 of 100 and B 50 of 100, 85 % with the 40 of B that other goods stood in for', async () => {
    const outcome = await importFile(
      api,
      'dispatches',
      'a.csv',
      [
        headings,
        '2009-08-01,FH1,大同,NB1-01-S,80,訂單,100.00,8000.00,,,',
        '2009-08-01,FH1,大同,NB1-01-M,50,訂單,100.00,5000.00,,,',
        '2009-08-02,FH2,大同,NB2-01-M,40,換發,100.00,4000.00,,NB1-01-M,',
        '2009-12-20,FH3,上海喆源,NB2-01-S,30,訂單,100.00,3000.00,,,遲',
        '2009-08-02,FH4,青海,NB2-01-M,40,訂單,100.00,4000.00,,,',
        '2009-08-02,FH4,青海,NB1-01-S,10,補單,100.00,1000.00,預下,,',
      ].join('\n'),
    );
    expect(outcome).toMatchObject({ state: 'committed', faults: [] });
    const told = await figures('FRANCHISEE');
    expect(told.find(({ label }) => label === '大同')).toMatchObject({
      ordered: 2_000_000,
      delivered: 1_300_000,
      substituted: 400_000,
      short: 300_000,
      rate: '65.00',
      rateWithSubstitutes: '85.00',
      below: true,
    });
    // What came too late does not count, and is told apart from what has not come.
    expect(told.find(({ label }) => label === '上海喆源')).toMatchObject({
      late: 300_000,
      short: 200_000,
      rate: '0.00',
    });
    expect(told.map(({ label }) => label)).toEqual(['上海喆源', '大同', '青海']);
  });

  it('weighs by amount, and every figure opens its lines', async () => {
    const whole = await ask<Figure>(clerk, `query($season: ID!) { execution(seasonIds: [$season]) { ${figure} } }`);
    expect(whole).toMatchObject({ ordered: 2_900_000, delivered: 1_700_000, rate: '58.62' });
    const lines = async (part: string): Promise<{ sku: string; quantity: number; amount: number }[]> => {
      const page = await ask<{ nodes: { sku: string; quantity: number; amount: number }[] }>(
        clerk,
        `query($season: ID!, $part: ExecutionPart!) { executionLines(seasonIds: [$season], part: $part, first: 1) {
           nodes { sku quantity amount } pageInfo { endCursor hasNextPage } } }`,
        { part },
      );
      return page.nodes;
    };
    expect(await lines('SUBSTITUTED')).toEqual([{ sku: 'NB1-01-M', quantity: 40, amount: 400_000 }]);
    expect(await lines('LATE')).toEqual([{ sku: 'NB2-01-S', quantity: 30, amount: 300_000 }]);
    expect(await lines('SHORT')).toMatchObject([{ quantity: 20 }]);
  });

  it('is kept up to date by whatever changes a line, and folding changes nothing of it', async () => {
    expect(await kept()).toEqual(await anew());
    await api.database.pool.query('UPDATE order_line SET cancelled = 5 WHERE open_quantity >= 5');
    await importFile(
      api,
      'dispatches',
      'b.csv',
      [headings, '2009-09-01,FH5,大同,NB1-01-S,-7,退貨,100.00,-700.00,,,'].join('\n'),
    );
    const before = await anew();
    expect(await kept()).toEqual(before);
    const folding = api.app.get(FoldExecution, { strict: false });
    const left = await Promise.all([folding.fold(), folding.fold()]);
    expect(Math.max(...left)).toBe(3);
    expect(await kept()).toEqual(before);
    await api.database.pool.query(`UPDATE style SET category = '塑身' WHERE number = 'NB2'`);
    expect((await figures('CATEGORY')).find(({ label }) => label === '塑身')).toMatchObject({ ordered: 900_000 });
    expect(await kept()).toEqual(before);
  });

  it('asks a reason and an action of whoever is below the threshold; of two who answer at once one is told', async () => {
    const { shortfalls, missing } = await reviewOf('2009-10');
    expect([shortfalls.map(({ figure: { label } }) => label), missing]).toEqual([['大同'], 1]);
    const franchiseeId = shortfalls[0]?.figure.key;
    expect(await answer(clerk, { franchiseeId, reason: '  ' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await close(lead)).toMatchObject({ __typename: 'ReviewIncomplete', franchisees: ['大同'] });
    const two = await Promise.all([
      answer(clerk, { franchiseeId, reason: '面料遲到，十一月補齊' }),
      answer(lead, { franchiseeId, reason: '從直營調配', action: 'TRANSFER' }),
    ]);
    expect(two.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'ExecutionReview']);
    expect(await answer(clerk, { franchiseeId, reason: '改為換發', action: 'SUBSTITUTE', version: 1 })).toMatchObject({
      missing: 0,
      shortfalls: [{ reason: '改為換發', action: 'SUBSTITUTE', version: 2 }],
    });
    const [fine] = (await figures('FRANCHISEE')).filter(({ label }) => label === '青海');
    expect(await answer(clerk, { franchiseeId: fine?.key, reason: '無' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('asks nothing about a month that is not over, and does not close it', async () => {
    await plantOrders(api, [
      { franchisee: '青海', sku: 'NB1-01-L', quantity: 10, window: ['2999-01-01', '2999-02-28'] },
    ]);
    expect((await figures('FRANCHISEE')).find(({ label }) => label === '青海')).toMatchObject({
      ordered: 500_000,
      due: 400_000,
      below: false,
    });
    expect(await reviewOf('2999-02')).toMatchObject({ shortfalls: [], whole: { rate: '0.00' } });
    expect(
      await ask(
        lead,
        'mutation($season: ID!) { closeExecutionReview(input: { seasonId: $season, month: "2999-02" }) { ... on WrongState { state } } }',
      ),
    ).toEqual({ state: 'UNDER_WAY' });
  });

  it('closes a month once, also where two supervisors close it at once; its answers stay what they are', async () => {
    const refused = await clerk.graphql(
      `mutation($season: ID!) { closeExecutionReview(input: { seasonId: $season, month: "2009-10" }) { __typename } }`,
      { season },
    );
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const second = await api.as('SUP');
    const both = await Promise.all([close(lead), close(second)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ExecutionReview', 'WrongState']);
    const { rows } = await api.database.pool.query(
      `SELECT (SELECT count(*)::int FROM execution_review) AS reviews, count(*)::int AS entries FROM audit_entry WHERE action = 'execution.closed'`,
    );
    expect(rows).toEqual([{ reviews: 1, entries: 1 }]);
    const { shortfalls } = await reviewOf('2009-10');
    expect(
      await answer(clerk, { franchiseeId: shortfalls[0]?.figure.key, reason: '後來才想到', version: 2 }),
    ).toMatchObject({ code: 'WRONG_STATE' });
  });
});
