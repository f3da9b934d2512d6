import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnpostedDays } from '@kefu/inventory';
import { addDays, businessDateAt } from '@kefu/office/calendar';
import { runAs, systemActor } from '@kefu/platform/context';
import { brokenRules, plantSkus, receive } from './goods-factory.ts';
import { importFile } from './import-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const headings = '日期,商店,貨號,數量,金額';
const today = businessDateAt(new Date());
const ago = (days: number): string => addDays(today, -days);

describe('what own stores sell, day by day (F27)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let store = '';

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    const skus = await plantSkus(api, 'NB1');
    await receive(api, { 'NB1-01-S': 50 });
    const lead = await api.as('SUP');
    const { data } = await lead.graphql<{ addOwnStore: { id: string } }>(
      'mutation ($input: AddOwnStoreInput!) { addOwnStore(input: $input) { ... on OwnStore { id } } }',
      { input: { code: 'sh01', name: '上海南亭店', postsFrom: ago(3) } },
    );
    store = data?.addOwnStore.id ?? '';
    await clerk.graphql('mutation ($input: RequestGoodsInput!) { requestGoods(input: $input) { __typename } }', {
      input: { kind: 'DIVERSION', placeId: store, reason: '鋪貨', lines: [{ sku: 'NB1-01-S', quantity: 20 }] },
    });
    expect(Object.keys(skus)).toContain('NB1-01-S');
  }, 60_000);
  afterAll(() => api.close());

  const rows = async (text: string, values: unknown[] = []): Promise<unknown[]> =>
    (await api.database.pool.query<object>(text, values)).rows;
  const look = (): Promise<number> =>
    runAs(systemActor('store.unpostedDays'), () => api.app.get(UnpostedDays, { strict: false }).raise());
  const stands = async (): Promise<unknown> =>
    (
      await clerk.graphql<{ ownStores: unknown[] }>(
        '{ ownStores { code lastPosted firstUnposted unpostedDays quantity takings } }',
      )
    ).data?.ownStores[0];

  it('a day that is over and not posted raises an alarm, once for each store', async () => {
    expect(await stands()).toEqual({
      code: 'SH01',
      lastPosted: null,
      firstUnposted: ago(3),
      unpostedDays: 3,
      quantity: 20,
      takings: 0,
    });
    expect([await look(), await look()]).toEqual([1, 0]);
    expect(await rows(`SELECT kind, role_key AS role, title_values AS told FROM task WHERE state = 'open'`)).toEqual([
      { kind: 'store.unpostedDay', role: 'CS', told: { store: '上海南亭店', day: ago(3) } },
    ]);
  });

  it('takes a day’s sales from the file, out of the store’s goods, and refuses the whole day where one row cannot be right', async () => {
    const outcome = await importFile(
      api,
      'retailSales',
      'sales.csv',
      [
        headings,
        `${ago(3)},上海南亭店,NB1-01-S,2,376.00`,
        `${ago(3)},SH01,NB1-01-S,1,188.00`,
        `${ago(2)},SH01,NB1-01-S,1,188.00`,
        `${ago(2)},SH01,NB1-01-M,1,188.00`,
        `${ago(1)},北橋店,NB1-01-S,1,188.00`,
      ].join('\n'),
    );
    expect(outcome).toMatchObject({ state: 'committed', committedCount: 2 });
    expect(outcome.faults.map(({ line, code }) => [line, code])).toEqual([
      [5, 'NOT_IN_STOCK'],
      [6, 'UNKNOWN_STORE'],
    ]);
    expect(await stands()).toEqual({
      code: 'SH01',
      lastPosted: ago(3),
      firstUnposted: ago(2),
      unpostedDays: 2,
      quantity: 17,
      takings: 56_400,
    });
    expect(await brokenRules(api)).toEqual([]);
  });

  it('changes nothing when a posted day comes again, and refuses what says otherwise', async () => {
    const again = await importFile(
      api,
      'retailSales',
      'again.csv',
      [headings, `${ago(3)},SH01,NB1-01-S,3,564.00`].join('\n'),
    );
    expect(again).toMatchObject({ committedCount: 0, faultyCount: 0 });
    const other = await importFile(
      api,
      'retailSales',
      'other.csv',
      [headings, `${ago(3)},SH01,NB1-01-S,4,752.00`].join('\n'),
    );
    expect(other).toMatchObject({ committedCount: 0, faults: [{ code: 'DAY_POSTED' }] });
  });

  it('days on which nothing was sold are posted as such; the alarm goes once all are there', async () => {
    const post = async (day: string): Promise<unknown> =>
      (
        await clerk.graphql<{ postEmptyDay: unknown }>(
          `mutation ($input: PostEmptyDayInput!) { postEmptyDay(input: $input) {
             ... on OwnStore { unpostedDays } ... on InvalidInput { fields { path code } } } }`,
          { input: { storeId: store, day } },
        )
      ).data?.postEmptyDay;
    expect(await post(ago(2))).toEqual({ unpostedDays: 1 });
    expect(await post(ago(2))).toEqual({ fields: [{ path: 'day', code: 'DAY_POSTED' }] });
    expect(await rows(`SELECT FROM task WHERE state = 'open'`)).toHaveLength(1);
    const both = await Promise.all([post(ago(1)), post(ago(1))]);
    expect(both).toContainEqual({ unpostedDays: 0 });
    expect(both).toContainEqual({ fields: [{ path: 'day', code: 'DAY_POSTED' }] });
    expect(await rows(`SELECT FROM task WHERE state = 'open'`)).toEqual([]);
    expect(await look()).toBe(0);
  });
});
