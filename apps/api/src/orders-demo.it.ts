import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedDemo } from '@kefu/office/department';
import { DemoBrand, DemoGoods } from '@kefu/orders';
import { brokenRules } from './goods-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

describe('the demo of the order desk', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
    await api.database.transaction(seedDemo);
  });
  afterAll(() => api.close());

  it('begins with one season placed and one under way, entered once however many processes boot (F1, F3)', async () => {
    const demo = api.app.get(DemoBrand, { strict: false });
    const outcomes = await Promise.all([demo.enterOnce(), demo.enterOnce()]);
    expect(outcomes.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
    const { rows } = await api.database.pool.query<Record<string, unknown>>(
      `SELECT (SELECT count(*)::int FROM style) AS styles, (SELECT count(*)::int FROM franchisee) AS franchisees,
         (SELECT jsonb_object_agg(state, n) FROM (SELECT state, count(*) AS n FROM franchise_order GROUP BY state) s) AS orders,
         (SELECT array_agg(state ORDER BY state) FROM order_form) AS forms,
         (SELECT sum(quantity)::int FROM order_line l JOIN franchise_order o ON o.id = l.order_id WHERE o.state = 'PLACED')
           = (SELECT sum(quantity)::int FROM production_line) AS whole`,
    );
    expect(rows).toEqual([
      {
        styles: 10,
        franchisees: 10,
        orders: { PLACED: 8, LOCKED: 4, DRAFT: 4 },
        forms: ['READY', 'REFUSED'],
        whole: true,
      },
    ]);
  });

  it('has goods received, dispatched in their windows, and some that wait to be shared out, entered once (F4)', async () => {
    const goods = api.app.get(DemoGoods, { strict: false });
    const outcomes = await Promise.all([goods.enterOnce(), goods.enterOnce()]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const { rows } = await api.database.pool.query<Record<string, unknown>>(
      `SELECT (SELECT count(*)::int FROM goods_receipt) AS receipts, (SELECT state FROM allocation_run) AS proposal,
         (SELECT given > 0 FROM allocation_run) AS shares, (SELECT sum(quantity) > 0 FROM stock_balance) AS stock`,
    );
    expect(rows).toEqual([{ receipts: 2, proposal: 'PROPOSED', shares: true, stock: true }]);
    expect(await brokenRules(api)).toEqual([]);
  });
});
