import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ask,
  type FranchiseHouse,
  franchiseHouse,
  moveOrder,
  orderFields,
  ordersOf,
  readOrder,
  type ToldOrder,
} from './franchise-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

describe('consolidation', () => {
  let api: TestApi;
  let house: FranchiseHouse;
  let seasonId: string;
  beforeAll(async () => {
    api = await startTestApi();
    house = await franchiseHouse(api);
    const seasons = await ask<{ id: string; code: string }[]>(house.lead, '{ seasons { id code } }');
    seasonId = seasons.find(({ code }) => code === '2009AW')?.id ?? '';
  }, 120_000);
  afterAll(() => api.close());

  const consolidate = (): Promise<{ __typename: string; orders?: number; quantity?: number; id?: string }> =>
    ask(
      house.lead,
      `mutation($id: ID!) { consolidateSeason(seasonId: $id) { __typename ... on Consolidation { id orders quantity } } }`,
      { id: seasonId },
    );
  /** Locked orders of franchisees that have none yet, each with some pieces of some SKUs. */
  const locked = async (
    orders: readonly (readonly { sku: number; month: number; quantity: number }[])[],
  ): Promise<void> => {
    for (const lines of orders) {
      await api.database.pool.query(
        `WITH made AS (
           INSERT INTO franchise_order (season_id, franchisee_id, kind, ordered_on, state, entered_by, checked_by)
           SELECT $1, f.id, CASE WHEN EXISTS (SELECT FROM franchise_order o WHERE o.season_id = $1 AND o.franchisee_id = f.id AND o.kind = 'ORIGINAL')
             THEN 'DIFFERENCE' ELSE 'ORIGINAL' END, '2009-03-01', 'LOCKED', $2, $3
           FROM franchisee f ORDER BY random() LIMIT 1 RETURNING id, season_id, franchisee_id)
         INSERT INTO order_line (order_id, season_id, franchisee_id, sku_id, window_from, window_to, pool, quantity, price_fen, checked)
         SELECT made.id, made.season_id, made.franchisee_id, k.id, make_date(2009, month, 1), make_date(2009, month, 28),
           CASE WHEN month > 10 THEN 'LATE' ELSE 'MAIN' END, sum(quantity), 1000 + sku, true
         FROM made, unnest($4::int[], $5::int[], $6::int[]) AS l (sku, month, quantity)
           JOIN (SELECT id, (row_number() OVER (ORDER BY code))::int - 1 AS n FROM sku) k ON k.n = l.sku
         GROUP BY made.id, made.season_id, made.franchisee_id, k.id, month, sku`,
        [
          seasonId,
          house.clerk.personId,
          house.other.personId,
          lines.map(({ sku }) => sku),
          lines.map(({ month }) => month),
          lines.map(({ quantity }) => quantity),
        ],
      );
    }
  };
  const sums = async (): Promise<Record<string, unknown> | undefined> => {
    const { rows } = await api.database.pool.query<Record<string, unknown>>(
      `SELECT (SELECT coalesce(jsonb_object_agg(key, q), '{}') FROM (
           SELECT l.sku_id || to_char(l.window_to, 'YYYY-MM') || l.pool AS key, sum(l.quantity) AS q
           FROM order_line l JOIN franchise_order o ON o.id = l.order_id WHERE o.state IN ('CONSOLIDATED', 'PLACED') GROUP BY 1) o)
         = (SELECT coalesce(jsonb_object_agg(key, q), '{}') FROM (
           SELECT l.sku_id || p.month || p.pool AS key, sum(l.quantity) AS q
           FROM production_line l JOIN production_order p ON p.id = l.production_order_id GROUP BY 1) p) AS equal,
         (SELECT coalesce(sum(quantity), 0)::int FROM consolidation) = (SELECT coalesce(sum(quantity), 0)::int FROM production_line) AS told,
         (SELECT coalesce(sum(amount_fen), 0)::bigint FROM consolidation) = (SELECT coalesce(sum(amount_fen), 0)::bigint FROM production_line) AS fen`,
    );
    return rows[0];
  };

  it('asks production for exactly what was ordered, by SKU, month and pool, whoever consolidates when and however many at once (F1)', async () => {
    const line = fc.record({
      sku: fc.integer({ min: 0, max: 30 }),
      month: fc.integer({ min: 8, max: 12 }),
      quantity: fc.integer({ min: 1, max: 500 }),
    });
    const order = fc.array(line, { minLength: 1, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        async (orders, people) => {
          await locked(orders);
          const outcomes = await Promise.all(Array.from({ length: people }, () => consolidate()));
          const made = outcomes.filter(({ __typename }) => __typename === 'Consolidation');
          expect(made.map((each) => each.orders)).toEqual([orders.length]);
          expect(await sums()).toEqual({ equal: true, told: true, fen: true });
        },
      ),
      { numRuns: 15 },
    );
    expect(await consolidate()).toEqual({ __typename: 'WrongState' });
  }, 120_000);

  it('leaves a consolidated order as it is: a late change is a difference order, which is consolidated by itself (F1)', async () => {
    const [order] = await ordersOf(api, '2009AW');
    const before = await readOrder(house.clerk, order?.id);
    const [line] = before.lines;
    const made = await ask<ToldOrder>(
      house.clerk,
      `mutation($input: OrderDifferenceInput!) { enterOrderDifference(input: $input) { ${orderFields} } }`,
      {
        input: {
          orderId: order?.id,
          lines: [{ skuId: line?.skuId, from: line?.windowFrom, to: line?.windowTo, quantity: 7 }],
        },
      },
    );
    expect(made).toMatchObject({ order: { kind: 'DIFFERENCE', state: { key: 'DRAFT' }, quantity: 7 } });
    const checked = await moveOrder(house.other, made.order, 'lock');
    expect(checked.order.state.key).toBe('LOCKED');
    expect(await consolidate()).toMatchObject({ orders: 1, quantity: 7 });
    expect(await sums()).toEqual({ equal: true, told: true, fen: true });
    const after = await readOrder(house.clerk, order?.id);
    expect(after.lines).toEqual(before.lines);
  });

  it('cancels what will not come, never more than is free, and of two who cancel the last pieces one finds them gone (F9)', async () => {
    const [order] = await ordersOf(api, '2009AW');
    const read = (): Promise<ToldOrder> => readOrder(house.clerk, order?.id);
    const [line] = (await read()).lines;
    if (!order || !line) throw new Error('there is an order with a line');
    const cancel = (quantity: number, version: number): Promise<ToldOrder> =>
      ask(
        house.other,
        `mutation($input: CancelOrderLinesInput!) { cancelOrderLines(input: $input) { ${orderFields} } }`,
        { input: { orderId: order.id, reason: '工廠停產', lines: [{ lineId: line.id, version, quantity }] } },
      );
    expect(await cancel(line.open + 1, line.version)).toMatchObject({ fields: [{ code: 'MORE_THAN_FREE' }] });
    const both = await Promise.all([cancel(line.open, line.version), cancel(line.open, line.version)]);
    expect(both.map(({ __typename }) => __typename).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'ChangedMeanwhile',
      'FranchiseOrderRecord',
    ]);
    expect((await read()).lines[0]).toMatchObject({ open: 0, cancelled: line.open, quantity: line.quantity });
    // What production was asked for stays: it becomes free stock.
    expect(await sums()).toEqual({ equal: true, told: true, fen: true });
  });

  it('places what it made, once, and its orders with it (F1)', async () => {
    const [first] = await ask<{ id: string }[]>(
      house.lead,
      'query($id: ID!) { consolidations(seasonId: $id) { id } }',
      {
        id: seasonId,
      },
    );
    const place = (): Promise<{ __typename: string }> =>
      ask(house.lead, 'mutation($id: ID!) { placeConsolidation(consolidationId: $id) { __typename } }', {
        id: first?.id,
      });
    const both = await Promise.all([place(), place()]);
    expect(both.map(({ __typename }) => __typename).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'Consolidation',
      'WrongState',
    ]);
    const { rows } = await api.database.pool.query<{ state: string }>(
      'SELECT DISTINCT state FROM franchise_order WHERE consolidation_id = $1',
      [first?.id],
    );
    expect(rows).toEqual([{ state: 'PLACED' }]);
  });

  it('sorts lines into the pool of late windows when the season’s last day changes, until they are consolidated (F8)', async () => {
    await locked([
      [
        { sku: 1, month: 9, quantity: 5 },
        { sku: 2, month: 10, quantity: 5 },
      ],
    ]);
    const season = await ask<{ version: number }>(house.lead, 'query($id: ID!) { season(seasonId: $id) { version } }', {
      id: seasonId,
    });
    await ask(house.lead, 'mutation($input: ChangeSeasonInput!) { changeSeason(input: $input) { __typename } }', {
      input: { seasonId, version: season.version, windowsEndBy: '2009-09-30', executionThresholdBp: 9000 },
    });
    const preview = await ask<{ months: { month: string; pool: string; quantity: number }[] }>(
      house.lead,
      'query($id: ID!) { consolidationPreview(seasonId: $id) { months { month pool quantity } } }',
      { id: seasonId },
    );
    const pools = preview.months.filter(({ pool }) => pool !== 'NEW_CUSTOMER');
    for (const { month, pool } of pools) expect([month, pool]).toEqual([month, month > '2009-09' ? 'LATE' : 'MAIN']);
    expect(preview.months.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(10);
    const { rows } = await api.database.pool.query<{ late: boolean }>(
      `SELECT bool_or(l.pool = 'LATE' AND l.window_to <= '2009-10-31') AS late FROM order_line l
       JOIN franchise_order o ON o.id = l.order_id WHERE o.state IN ('CONSOLIDATED', 'PLACED')`,
    );
    expect(rows).toEqual([{ late: false }]);
  });
});
