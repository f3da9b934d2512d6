import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ask,
  enterForms,
  expectedYear,
  type FranchiseHouse,
  franchiseFile,
  franchiseHouse,
  handIn,
  moveOrder,
  ordersOf,
} from './franchise-factory.ts';
import { brokenRules } from './goods-factory.ts';
import { importFile } from './import-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

const expected = expectedYear();

interface ToldExecution {
  readonly label: string;
  readonly ordered: number;
  readonly delivered: number;
  readonly rate: string | null;
  readonly below: boolean;
}

describe('the franchise desk’s year 2009, from production to the franchisees (F4, F5)', () => {
  let api: TestApi;
  let house: FranchiseHouse;

  beforeAll(async () => {
    api = await startTestApi();
    house = await franchiseHouse(api);
    for (const season of ['2009SS', '2009AW']) {
      const books = expectedYear().orders.workbooks.filter((book) => book.season === season);
      const files = books.map(({ file }) => ({ name: file.split('/').at(-1) ?? '', content: franchiseFile(file) }));
      await enterForms(house.clerk, await handIn(api, house.clerk, files));
    }
    await check('2009SS');
  }, 300_000);
  afterAll(() => api.close());

  const check = async (season: string): Promise<void> => {
    for (const order of await ordersOf(api, season))
      expect(await moveOrder(house.other, order, 'lock')).toMatchObject({ order: { state: { key: 'LOCKED' } } });
  };
  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const sums = async (by: string, where = 'TRUE'): Promise<Record<string, number>> =>
    Object.fromEntries(
      (
        await rows<{ key: string; sum: number }>(
          `SELECT ${by} AS key, sum(amount_fen)::bigint AS sum FROM dispatch_line WHERE ${where} GROUP BY 1`,
        )
      ).map(({ key, sum }) => [key, sum]),
    );

  it('takes in all that production delivered', async () => {
    const outcome = await importFile(api, 'goodsReceipts', 'receipts.csv', franchiseFile('receipts.csv'));
    expect(outcome).toMatchObject({ state: 'committed', rowCount: expected.receipts.rows, faultyCount: 0 });
    expect(await rows('SELECT sum(quantity)::int AS quantity FROM stock_balance')).toEqual([
      { quantity: expected.receipts.quantity },
    ]);
  }, 120_000);

  it('takes every dispatch of the GBK file, to the fen by kind, source and month', async () => {
    const outcome = await importFile(api, 'dispatches', 'dispatches.csv', franchiseFile('dispatches.csv'));
    expect(outcome).toMatchObject({ state: 'committed', rowCount: expected.dispatches.rows, faultyCount: 0 });
    expect(await sums('kind')).toEqual({
      ORDER: expected.dispatches.fenByType['訂單'],
      REPLENISHMENT: expected.dispatches.fenByType['補單'],
      SPECIAL: expected.dispatches.fenByType['特價'],
    });
    expect(await sums('source', 'source IS NOT NULL')).toEqual({
      PREMADE: expected.dispatches.fenBySourceOfExtra['預下'],
      STOCK: expected.dispatches.fenBySourceOfExtra['庫存'],
    });
    expect(await sums(`to_char(dispatched_on, 'YYYY-MM')`)).toEqual(expected.dispatches.fenByMonth);
    const yuan = (fen: number): string => (fen / 100).toFixed(2);
    expect(yuan((await sums('TRUE', `kind = 'ORDER'`)).true ?? 0)).toBe(expected.headline.inOrderDispatchYuan);
    expect(yuan((await sums('TRUE', `kind IN ('REPLENISHMENT', 'SPECIAL')`)).true ?? 0)).toBe(
      expected.headline.replenishmentAndSpecialYuan,
    );
  }, 180_000);

  it('has what left before its order was checked wait for it, and serve it then (F4)', async () => {
    const waiting = `SELECT count(*)::int AS rows FROM dispatch_line WHERE kind = 'ORDER' AND order_line_id IS NULL`;
    expect((await rows<{ rows: number }>(waiting))[0]?.rows).toBeGreaterThan(10_000);
    await check('2009AW');
    expect(await rows(waiting)).toEqual([{ rows: 0 }]);
  }, 180_000);

  it('knows of every franchisee what was delivered of its orders within their windows', async () => {
    const found = await rows<{ name: string; due: number; executed: number }>(
      `SELECT f.name, sum(l.quantity * l.price_fen)::bigint AS due, sum(least(l.delivered, l.quantity) * l.price_fen)::bigint AS executed
       FROM order_line l JOIN franchisee f ON f.id = l.franchisee_id GROUP BY f.name`,
    );
    expect(Object.fromEntries(found.map(({ name, due, executed }) => [name, [due, executed]]))).toEqual(
      Object.fromEntries(
        Object.entries(expected.execution.perCustomer).map(([name, { dueFen, executedFen }]) => [
          name,
          [dueFen, executedFen],
        ]),
      ),
    );
    expect(await rows('SELECT count(*)::int AS open FROM order_line WHERE open_quantity > 0')).toEqual([
      { open: expected.execution.openLines },
    ]);
  });

  it('was executed at 90.03 %, each customer and month as in the report; the three named ask a reason (F6, F8)', async () => {
    const all = await ask<{ id: string; code: string }[]>(house.lead, '{ seasons { id code } }');
    const seasons = all.filter(({ code }) => code.startsWith('2009')).map(({ id }) => id);
    const figures = (by: string): Promise<ToldExecution[]> =>
      ask(
        house.lead,
        'query($seasons: [ID!]!, $by: ExecutionGroup!) { executionFigures(seasonIds: $seasons, by: $by) { label ordered delivered rate below } }',
        { seasons, by },
      );
    const whole = await ask<ToldExecution>(
      house.lead,
      'query($seasons: [ID!]!) { execution(seasonIds: $seasons) { label ordered delivered rate below } }',
      { seasons },
    );
    const yuan = (fen: number): string => (fen / 100).toFixed(2);
    expect([yuan(whole.ordered), yuan(whole.delivered), whole.rate]).toEqual([
      expected.headline.ordersDueIn2009Yuan,
      expected.headline.inOrderDispatchYuan,
      expected.headline.executionRate,
    ]);
    const byCustomer = await figures('FRANCHISEE');
    expect(
      Object.fromEntries(
        byCustomer.map(({ label, ordered, delivered, rate }) => [label, { ordered, delivered, rate }]),
      ),
    ).toEqual(
      Object.fromEntries(
        Object.entries(expected.execution.perCustomer).map(([label, { dueFen, executedFen, executionRate }]) => [
          label,
          { ordered: dueFen, delivered: executedFen, rate: executionRate },
        ]),
      ),
    );
    const named = byCustomer.filter(({ label }) => ['沈陽恒美泰', '大同', '上海喆源'].includes(label));
    expect(named.map(({ rate, below }) => [rate, below])).toEqual([
      ['0.00', true],
      ['41.54', true],
      ['68.54', true],
    ]);
    expect(
      (await figures('MONTH')).map(({ label, ordered, delivered, rate }) => [label, ordered, delivered, rate]),
    ).toEqual(
      Object.entries(expected.execution.byWindowEndMonth).map(([month, { dueFen, executedFen, rate }]) => [
        month,
        dueFen,
        executedFen,
        rate,
      ]),
    );
  });

  it('leaves a ledger whose balances are the sum of what moved, and counters that are what was dispatched', async () => {
    expect(await brokenRules(api)).toEqual([]);
    expect(await rows('SELECT FROM stock_balance WHERE quantity < 0')).toEqual([]);
  }, 60_000);

  it('changes nothing when both files come again', async () => {
    const again = await importFile(api, 'dispatches', 'dispatches.csv', franchiseFile('dispatches.csv'));
    expect(again).toMatchObject({ committedCount: 0, faultyCount: 0 });
  }, 180_000);
});
