import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WarnOfShortages } from '@kefu/orders';
import { runAs, systemActor } from '@kefu/platform/context';
import { plantOrders, plantSkus, receive } from './goods-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const day = (ahead: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

interface Forecast {
  readonly skus: number;
  readonly short: number;
  readonly lost: number;
  readonly rows: readonly {
    sku: string;
    breaksOn: string;
    wanted: number;
    free: number;
    expected: number;
    short: number;
  }[];
}

describe('what will be short (F30)', () => {
  let api: TestApi;
  let clerk: TestCaller;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    await plantSkus(api, 'NB1', 'NB2');
    await plantOrders(api, [
      { franchisee: '大同', sku: 'NB1-01-S', quantity: 30, window: [day(-10), day(20)] },
      { franchisee: '青海', sku: 'NB1-01-S', quantity: 50, window: [day(10), day(60)] },
      { franchisee: '大同', sku: 'NB2-01-S', quantity: 10, window: [day(0), day(70)] },
      // What was due already is a matter of the review, not of the forecast.
      { franchisee: '大同', sku: 'NB2-01-M', quantity: 99, window: [day(-60), day(-1)] },
    ]);
    await receive(api, { 'NB1-01-S': 25, 'NB2-01-S': 10 });
  }, 60_000);
  afterAll(() => api.close());

  const forecast = async (): Promise<Forecast> => {
    const { data, errors } = await clerk.graphql<{ shortageForecast: Forecast }>(
      '{ shortageForecast { skus short lost rows { sku breaksOn wanted free expected short } } }',
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data.shortageForecast;
  };
  const warn = (): Promise<unknown> =>
    runAs(systemActor('ticks'), () => api.app.get(WarnOfShortages, { strict: false }).tick());
  const tasks = async (): Promise<string[]> =>
    (
      await api.database.pool.query<{ state: string }>(
        `SELECT state FROM task WHERE key LIKE 'orders.shortage:%' ORDER BY id`,
      )
    ).rows.map(({ state }) => state);

  it('is told by SKU with the first window that cannot be served, and what it may cost', async () => {
    expect(await forecast()).toEqual({
      skus: 1,
      short: 55,
      lost: 550_000,
      rows: [{ sku: 'NB1-01-S', breaksOn: day(20), wanted: 80, free: 25, expected: 0, short: 55 }],
    });
  });

  it('raises one alarm for a month, however often and by however many it is asked', async () => {
    await Promise.all([warn(), warn()]);
    await warn();
    expect(await tasks()).toEqual(['open']);
  });

  it('counts what is held for a line as served, and the alarm settles itself once goods are there', async () => {
    await receive(api, { 'NB1-01-S': 55 });
    expect(await forecast()).toMatchObject({ skus: 0, short: 0, rows: [] });
    await warn();
    expect(await tasks()).toEqual(['done']);
  });

  it('takes what production was asked for as coming in its month, less what it has delivered', async () => {
    const { personId } = await api.as('SUP');
    await plantOrders(api, [{ franchisee: '青海', sku: 'NB2-01-L', quantity: 40, window: [day(1), day(80)] }]);
    await api.database.pool.query(
      `WITH c AS (INSERT INTO consolidation (season_id, orders, quantity, amount_fen, made_by) SELECT id, 1, 30, 1, $1 FROM season RETURNING id, season_id),
         o AS (INSERT INTO production_order (consolidation_id, season_id, month, state) SELECT id, season_id, $2, 'PLACED' FROM c RETURNING id)
       INSERT INTO production_line SELECT o.id, k.id, 30, 1 FROM o, sku k WHERE k.code = 'NB2-01-L'`,
      [personId, day(80).slice(0, 7)],
    );
    expect((await forecast()).rows).toEqual([
      { sku: 'NB2-01-L', breaksOn: day(80), wanted: 40, free: 0, expected: 30, short: 10 },
    ]);
  });
});
