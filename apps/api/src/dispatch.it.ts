import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bookDispatch } from '@kefu/orders';
import { Database } from '@kefu/platform/database';
import { moveOrder, readOrder } from './franchise-factory.ts';
import { brokenRules, plantOrders, plantSkus, receive } from './goods-factory.ts';
import { importFile } from './import-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const headings = '發貨日期,發貨單號,客戶,貨號,數量,類型,單價,金額,來源,原貨號,備註';
const send = `mutation ($input: DispatchHeldInput!) { dispatchHeld(input: $input) {
  ... on DispatchNote { lines quantity amount } ... on InvalidInput { fields { path code } } ... on NotFound { code } } }`;

describe('goods on their way to franchisees (F4, F5, F10)', () => {
  let api: TestApi;
  let clerk: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    await plantSkus(api, 'NB1', 'NB2', 'NB3');
  }, 60_000);
  afterAll(() => api.close());

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const line = async (id: string): Promise<unknown> =>
    (
      await rows(
        'SELECT delivered, outside, allocated, substituted, open_quantity AS open FROM order_line WHERE id = $1',
        [id],
      )
    )[0];
  const sent = (name: string, ...lines: string[]): ReturnType<typeof importFile> =>
    importFile(api, 'dispatches', `${name}.csv`, [headings, ...lines].join('\n'));

  it('count inside the window alone; returns and corrections lower what was delivered, replenishment and special price never count', async () => {
    await receive(api, { 'NB1-01-S': 200 });
    const [id = ''] = await plantOrders(api, [{ franchisee: '大同', sku: 'NB1-01-S', quantity: 50 }]);
    const outcome = await sent(
      'a',
      '2009-08-01,FH1,大同,NB1-01-S,20,訂單,100.00,2000.00,,,',
      '2009-10-31,FH2,大同,NB1-01-S,10,訂單,100.00,1000.00,,,',
      '2009-11-01,FH3,大同,NB1-01-S,5,訂單,100.00,500.00,,,遲',
      '2009-09-01,FH4,大同,NB1-01-S,-3,訂單,100.00,-300.00,,,',
      '2009-11-20,FH5,大同,NB1-01-S,-4,退貨,100.00,-400.00,,,',
      '2009-09-02,FH6,大同,NB1-01-S,7,補單,90.00,630.00,預下,,',
      '2009-09-02,FH6,大同,NB1-01-S,2,特價,50.00,100.00,庫存,,',
    );
    expect(outcome).toMatchObject({ state: 'committed', faults: [], committedCount: 7 });
    expect(await line(id)).toEqual({ delivered: 23, outside: 5, allocated: 0, substituted: 0, open: 27 });
    expect(await brokenRules(api)).toEqual([]);
    const { data } = await clerk.graphql(
      '{ dispatchShares(from: "2009-09-01", to: "2009-09-30") { kind quantity amount share } }',
    );
    expect(data).toEqual({
      dispatchShares: [
        { kind: 'REPLENISHMENT', quantity: 7, amount: 63_000, share: expect.stringMatching(/^1\.465/) },
        { kind: 'SPECIAL', quantity: 2, amount: 10_000, share: expect.stringMatching(/^0\.232/) },
        { kind: 'ORDER', quantity: -3, amount: -30_000, share: expect.stringMatching(/^-0\.697/) },
      ],
    });
  });

  it('are the same when the file comes again, and a row that says otherwise is refused', async () => {
    const again = await sent(
      'b',
      '2009-08-01,FH1,大同,NB1-01-S,20,訂單,100.00,2000.00,,,',
      '2009-10-31,FH2,大同,NB1-01-S,11,訂單,100.00,1100.00,,,',
    );
    expect(again).toMatchObject({ committedCount: 0, faults: [{ line: 3, code: 'DIFFERS_FROM_STORED' }] });
  });

  it('are refused with the cell where they cannot be right', async () => {
    const outcome = await sent(
      'c',
      '2009-08-01,FH7,無此客戶,NB1-01-S,1,訂單,100.00,100.00,,,',
      '2009-08-01,FH8,大同,NB9-01-S,1,訂單,100.00,100.00,,,',
      '2009-02-30,FH9,大同,NB1-01-S,1,訂單,100.00,100.00,,,',
      '2009-08-01,FH10,大同,NB1-01-S,1.5,訂單,100.00,150.00,,,',
      '2009-08-01,FH11,大同,NB1-01-S,1,贈品,100.00,100.00,,,',
      '2009-08-01,FH12,大同,NB1-01-S,2,訂單,100.00,100.00,,,',
      '2009-08-01,FH13,大同,NB1-01-S,2,退貨,100.00,200.00,,,',
      '2009-08-01,FH14,大同,NB1-01-S,2,換發,100.00,200.00,,,',
      '2009-08-01,FH15,大同,NB1-01-S,2,補單,100.00,200.00,,,',
      '2009-08-05,FH1,大同,NB1-01-M,2,訂單,100.00,200.00,,,',
      '2009-08-05,FH16,大同,NB1-01-S,9000,訂單,100.00,900000.00,,,',
    );
    expect(outcome.committedCount).toBe(0);
    expect(outcome.faults.map(({ line: at, column, code }) => [at, column, code])).toEqual([
      [2, 'customer', 'UNKNOWN_CUSTOMER'],
      [3, 'sku', 'UNKNOWN_SKU'],
      [4, 'day', 'IMPOSSIBLE_DATE'],
      [5, 'quantity', 'BAD_QUANTITY'],
      [6, 'kind', 'UNKNOWN_VALUE'],
      [7, 'amount', 'AMOUNT_DIFFERS'],
      [8, 'quantity', 'WRONG_SIGN'],
      [9, 'original', 'MISSING'],
      [10, 'source', 'UNKNOWN_VALUE'],
      [11, 'number', 'OTHER_NOTE'],
      [12, 'quantity', 'NOT_IN_STOCK'],
    ]);
  });

  it('fill the second rate where other goods stand for what was ordered, up to what is open', async () => {
    await receive(api, { 'NB2-01-S': 10, 'NB2-01-M': 100 });
    const [id = ''] = await plantOrders(api, [{ franchisee: '大同', sku: 'NB2-01-S', quantity: 30 }]);
    await sent(
      'd',
      '2009-08-02,FH20,大同,NB2-01-S,10,訂單,100.00,1000.00,,,',
      '2009-08-03,FH21,大同,NB2-01-M,25,換發,100.00,2500.00,,NB2-01-S,',
    );
    expect(await line(id)).toEqual({ delivered: 10, outside: 0, allocated: 0, substituted: 20, open: 0 });
    expect(await brokenRules(api)).toEqual([]);
  });

  it('leave from what is held for a franchisee, whole or in part; nobody sends the same goods twice', async () => {
    await receive(api, { 'NB3-01-S': 10, 'NB3-01-M': 10 });
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const window = [today, today] as const;
    const [small = '', medium = ''] = await plantOrders(api, [
      { franchisee: '喆源', sku: 'NB3-01-S', quantity: 8, window },
      { franchisee: '喆源', sku: 'NB3-01-M', quantity: 9, window },
    ]);
    await rows('UPDATE order_line SET allocated = 6 WHERE id = ANY($1)', [[small, medium]]);
    await rows(
      `UPDATE stock_balance SET reserved = 6 WHERE sku_id IN (SELECT id FROM sku WHERE code IN ('NB3-01-S', 'NB3-01-M'))`,
    );
    const [franchisee] = await rows<{ id: string }>(`SELECT id FROM franchisee WHERE name = '喆源'`);
    const part = await clerk.graphql(send, {
      input: { franchiseeId: franchisee?.id, lines: [{ orderLineId: small, quantity: 2 }] },
    });
    expect(part.data).toEqual({ dispatchHeld: { lines: 1, quantity: 2, amount: 20_000 } });
    const tooMuch = await clerk.graphql(send, {
      input: { franchiseeId: franchisee?.id, lines: [{ orderLineId: small, quantity: 5 }] },
    });
    expect(tooMuch.data).toEqual({ dispatchHeld: { fields: [{ path: 'lines.0.quantity', code: 'NOT_HELD' }] } });
    const both = await Promise.all([1, 2].map(() => clerk.graphql(send, { input: { franchiseeId: franchisee?.id } })));
    expect(both.map(({ data }) => JSON.stringify(data?.dispatchHeld)).toSorted()).toEqual([
      '{"fields":[{"path":"lines","code":"NOT_HELD"}]}',
      '{"lines":2,"quantity":10,"amount":100000}',
    ]);
    expect([await line(small), await line(medium)]).toEqual([
      { delivered: 6, outside: 0, allocated: 0, substituted: 0, open: 2 },
      { delivered: 6, outside: 0, allocated: 0, substituted: 0, open: 3 },
    ]);
    expect(await brokenRules(api)).toEqual([]);
    const { data } = await clerk.graphql(
      '{ dispatchNotes(first: 1) { nodes { franchisee quantity lines } } heldForFranchisees { lines } }',
    );
    expect(data).toEqual({
      dispatchNotes: { nodes: [{ franchisee: '喆源', quantity: 10, lines: 2 }] },
      heldForFranchisees: [],
    });
  });

  it('serve each order line of a SKU with what is held for that line, also where two windows leave on one note', async () => {
    await receive(api, { 'NB3-01-L': 30 });
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const ids = await plantOrders(api, [
      { franchisee: '霽蔓', sku: 'NB3-01-L', quantity: 12, window: ['2020-01-01', '2020-02-01'] },
      { franchisee: '霽蔓', sku: 'NB3-01-L', quantity: 15, window: [today, today] },
    ]);
    await rows('UPDATE order_line SET allocated = 10 WHERE id = ANY($1)', [ids]);
    await rows(`UPDATE stock_balance SET reserved = 20 WHERE sku_id = (SELECT id FROM sku WHERE code = 'NB3-01-L')`);
    const [franchisee] = await rows<{ id: string }>(`SELECT id FROM franchisee WHERE name = '霽蔓'`);
    const { data } = await clerk.graphql(send, { input: { franchiseeId: franchisee?.id } });
    expect(data).toEqual({ dispatchHeld: { lines: 2, quantity: 20, amount: 200_000 } });
    expect([await line(ids[0] ?? ''), await line(ids[1] ?? '')]).toEqual([
      { delivered: 0, outside: 10, allocated: 0, substituted: 0, open: 12 },
      { delivered: 10, outside: 0, allocated: 0, substituted: 0, open: 5 },
    ]);
    expect(await brokenRules(api)).toEqual([]);
  });

  it('serve an order that is checked while they are booked: the check waits for the booking, also of a SKU that never lay in the warehouse', async () => {
    const [id = ''] = await plantOrders(api, [{ franchisee: '銀川', sku: 'NB1-01-L', quantity: 10 }]);
    const [order] = await rows<{ id: string }>(
      `WITH o AS (UPDATE franchise_order o SET state = 'DRAFT', checked_by = NULL FROM order_line l WHERE l.id = $1 AND o.id = l.order_id RETURNING o.id)
       UPDATE order_line l SET checked = false FROM o WHERE l.order_id = o.id RETURNING o.id`,
      [id],
    );
    const told = await readOrder(clerk, order?.id);
    let check: Promise<unknown> = Promise.resolve();
    await api.app.get(Database).transaction(async (tx) => {
      const [batch]: { id: string }[] = await tx.query(
        `WITH n AS (INSERT INTO dispatch_note (number, franchisee_id, dispatched_on, entered_by_name)
           SELECT 'FH30', franchisee_id, '2009-09-01', 'trial' FROM order_line WHERE id = $1 RETURNING *),
         d AS (INSERT INTO dispatch_line (note_id, batch_id, dispatched_on, franchisee_id, sku_id, quantity, kind, unit_price_fen, amount_fen)
           SELECT n.id, n.id, n.dispatched_on, n.franchisee_id, l.sku_id, -1, 'RETURN', 10000, -10000 FROM n, order_line l WHERE l.id = $1 RETURNING batch_id)
         SELECT batch_id AS id FROM d`,
        [id],
      );
      await bookDispatch(tx, batch?.id ?? '', 'trial');
      check = moveOrder(clerk, told.order, 'lock');
      let through = false;
      void check.finally(() => {
        through = true;
      });
      const waits = async (): Promise<boolean> =>
        (
          await rows(
            `SELECT FROM pg_locks JOIN pg_database b ON b.oid = database AND b.datname = current_database() WHERE locktype = 'advisory' AND NOT granted`,
          )
        ).length > 0;
      while (!(await waits())) expect(through).toBe(false);
    });
    expect(await check).toMatchObject({ order: { state: { key: 'LOCKED' } } });
    expect(
      await rows(
        `SELECT FROM dispatch_line d JOIN dispatch_note n ON n.id = d.note_id WHERE n.number = 'FH30' AND d.order_line_id = $1`,
        [id],
      ),
    ).toHaveLength(1);
  });
});
