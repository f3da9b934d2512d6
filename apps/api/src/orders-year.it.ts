import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ask,
  enterForms,
  expectedYear,
  type FranchiseHouse,
  formsOf,
  franchiseFile,
  franchiseHouse,
  handIn,
  moveOrder,
  ordersOf,
} from './franchise-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

describe('the franchise desk’s year 2009, from its workbooks to production', () => {
  let api: TestApi;
  let house: FranchiseHouse;
  const expected = expectedYear();
  const seasonId = async (code: string): Promise<string> => {
    const all = await ask<{ id: string; code: string }[]>(house.lead, '{ seasons { id code } }');
    return all.find((season) => season.code === code)?.id ?? '';
  };
  beforeAll(async () => {
    api = await startTestApi();
    house = await franchiseHouse(api);
  }, 120_000);
  afterAll(() => api.close());

  it('begins with 205 styles of 3,709 SKUs, which somebody else verifies (F2)', async () => {
    const progress = (): Promise<{ category: string; verified: number; total: number; skus: number }[]> =>
      ask(house.clerk, '{ styleProgress { category verified total skus } }');
    const sums = async (key: 'verified' | 'total' | 'skus'): Promise<number> =>
      (await progress()).reduce((sum, each) => sum + each[key], 0);
    expect([await sums('total'), await sums('skus'), await sums('verified')]).toEqual([205, 3709, 0]);
    const { rows } = await api.database.pool.query<{ id: string }>('SELECT id FROM style');
    const verify = (caller: FranchiseHouse['clerk']): Promise<object> =>
      ask(caller, 'mutation($input: VerifyStylesInput!) { verifyStyles(input: $input) { verified mine before } }', {
        input: { styleIds: rows.map(({ id }) => id) },
      });
    expect(await verify(house.clerk)).toEqual({ verified: 0, mine: 205, before: 0 });
    expect(await verify(house.other)).toEqual({ verified: 205, mine: 0, before: 0 });
    expect(await sums('verified')).toBe(205);
  });

  it('takes the 214 forms of three seasons, each exactly as it is, nobody’s by guess (F3)', async () => {
    for (const season of Object.keys(expected.orders.bySeason)) {
      const books = expected.orders.workbooks.filter((book) => book.season === season);
      const files = books.map(({ file }) => ({ name: file.split('/').at(-1) ?? '', content: franchiseFile(file) }));
      const forms = await handIn(api, house.clerk, files);
      const told = new Map(forms.map((form) => [form.franchisee, form]));
      expect(
        books.map(({ customer }) => {
          const { state, season: code, orderedOn, lineCount, quantity, amount } = told.get(customer) ?? {};
          return { customer, state, code, orderedOn, lineCount, quantity, amount };
        }),
      ).toEqual(
        books.map(({ customer, orderDate, lines, quantity, amountFen }) => ({
          customer,
          state: 'READY',
          code: season,
          orderedOn: orderDate,
          lineCount: lines,
          quantity,
          amount: amountFen,
        })),
      );
      expect(await enterForms(house.clerk, forms)).toEqual({ entered: books.length, skipped: 0, left: [] });
    }
    expect(await formsOf(house.clerk)).toEqual([]);
  }, 180_000);

  it('comes to the year’s figures by season, category and month, to the fen (F1)', async () => {
    const amounts = (
      by: string,
      season?: string,
    ): Promise<{ label: string; amount: number; quantity: number; lines: number; orders: number }[]> =>
      ask(
        house.lead,
        'query($by: OrderAmountGroup!, $season: ID) { orderAmounts(by: $by, seasonId: $season) { label amount quantity lines orders } }',
        { by, season: season ?? null },
      );
    const bySeason = await amounts('SEASON');
    for (const [code, { customers, amountFen, quantity, lines, byCategory }] of Object.entries(
      expected.orders.bySeason,
    )) {
      expect(bySeason.find(({ label }) => label === code)).toEqual({
        label: code,
        amount: amountFen,
        quantity,
        lines,
        orders: customers,
      });
      const categories = Object.fromEntries(
        (await amounts('CATEGORY', await seasonId(code))).map((each) => [each.label, each.amount]),
      );
      expect(categories).toEqual(Object.fromEntries(Object.entries(byCategory).filter(([, fen]) => fen > 0)));
    }
    const placed = bySeason.filter(({ label }) => label !== '2009SS').reduce((sum, { amount }) => sum + amount, 0);
    expect((placed / 100).toFixed(2)).toBe(expected.headline.ordersPlacedIn2009Yuan);
    const due = new Map<string, number>();
    for (const code of ['2009SS', '2009AW']) {
      for (const { label, amount } of await amounts('MONTH', await seasonId(code)))
        due.set(label, (due.get(label) ?? 0) + amount);
    }
    expect(Object.fromEntries(due)).toEqual(
      Object.fromEntries(
        Object.entries(expected.execution.byWindowEndMonth).map(([month, { dueFen }]) => [month, dueFen]),
      ),
    );
  });

  it('is checked by somebody else, and what production is asked for is what was ordered (F1, F3)', async () => {
    const code = '2009AW';
    const [first] = await ordersOf(api, code);
    expect(await moveOrder(house.clerk, first ?? { id: '', version: 0 }, 'lock')).toMatchObject({
      __typename: 'TransitionBlocked',
      reasons: [{ code: 'SECOND_PERSON' }],
    });
    for (const order of await ordersOf(api, code))
      expect(await moveOrder(house.other, order, 'lock')).toMatchObject({ order: { state: { key: 'LOCKED' } } });
    const season = await seasonId(code);
    const { quantity, amountFen, customers } = expected.orders.bySeason[code] ?? {};
    const told = await ask<{
      orders: number;
      quantity: number;
      amount: number;
      productionOrders: { month: string; pool: string; quantity: number; amount: number }[];
    }>(
      house.lead,
      `mutation($id: ID!) { consolidateSeason(seasonId: $id) { __typename ... on Consolidation {
         orders quantity amount productionOrders { month pool quantity amount } } } }`,
      { id: season },
    );
    expect(told).toMatchObject({ orders: customers, quantity, amount: amountFen });
    const sum = (key: 'quantity' | 'amount'): number => told.productionOrders.reduce((all, each) => all + each[key], 0);
    expect([sum('quantity'), sum('amount')]).toEqual([quantity, amountFen]);
    // Windows that end after 31 October, and new customers, have pools of their own (F8).
    expect(new Set(told.productionOrders.map(({ pool }) => pool))).toEqual(new Set(['MAIN', 'LATE', 'NEW_CUSTOMER']));
    const late = told.productionOrders.filter(({ pool }) => pool === 'LATE').map(({ month }) => month);
    expect(late.every((month) => month > '2009-10')).toBe(true);
    const main = told.productionOrders.filter(({ pool }) => pool === 'MAIN').map(({ month }) => month);
    expect(main.every((month) => month <= '2009-10')).toBe(true);
    expect(new Set((await ordersOf(api, code)).map(({ state }) => state))).toEqual(new Set(['CONSOLIDATED']));
  }, 60_000);
});
