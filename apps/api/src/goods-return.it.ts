import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { brokenRules, plantOrders, plantSkus, receive } from './goods-factory.ts';
import { importFile } from './import-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const headings = '發貨日期,發貨單號,客戶,貨號,數量,類型,單價,金額,來源,原貨號,備註';
const enter = `mutation ($input: EnterGoodsReturnInput!) { returned: enterGoodsReturn(input: $input) { __typename
  ... on DispatchNote { number franchisee dispatchedOn quantity amount } ... on InvalidInput { fields { path code message } } } }`;

interface Returned {
  readonly __typename: string;
  readonly fields?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

describe('goods that a franchisee sends back, taken in by hand (F4)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let franchiseeId: string;
  let lineId: string;
  let nth = 0;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('WH');
    await plantSkus(api, 'NB1');
    await receive(api, { 'NB1-01-S': 1000 });
  }, 60_000);
  afterAll(() => api.close());

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const takeBack = async (quantity: number, changed: object = {}): Promise<Returned> => {
    const input = {
      franchiseeId,
      number: `TH${++nth}`,
      returnedOn: '2009-11-20',
      reason: '尺碼不合',
      lines: [{ sku: 'nb1-01-s', quantity }],
      ...changed,
    };
    return (await clerk.graphql<{ returned: Returned }>(enter, { input })).data?.returned ?? { __typename: '' };
  };
  const standing = async (): Promise<{ delivered: number; stock: number } | undefined> =>
    (
      await rows<{ delivered: number; stock: number }>(
        `SELECT l.delivered, b.quantity AS stock FROM order_line l JOIN stock_balance b USING (sku_id) WHERE l.id = $1`,
        [lineId],
      )
    )[0];

  beforeEach(async () => {
    const franchisee = `大同${++nth}`;
    [lineId = ''] = await plantOrders(api, [{ franchisee, sku: 'NB1-01-S', quantity: 50 }]);
    const row = `2009-09-01,FH${nth},${franchisee},NB1-01-S,30,訂單,90.00,2700.00,,,`;
    await importFile(api, 'dispatches', `${nth}.csv`, [headings, row].join('\n'));
    [{ id: franchiseeId } = { id: '' }] = await rows<{ id: string }>('SELECT id FROM franchisee WHERE number = $1', [
      franchisee,
    ]);
  });

  it('comes into the warehouse at the price it went out for, and lowers what was delivered', async () => {
    const before = await standing();
    expect(await takeBack(4)).toMatchObject({
      __typename: 'DispatchNote',
      dispatchedOn: '2009-11-20',
      quantity: -4,
      amount: -36_000,
    });
    expect(await standing()).toEqual({ delivered: 26, stock: (before?.stock ?? 0) + 4 });
    expect(await brokenRules(api)).toEqual([]);
    const [entry] =
      await rows(`SELECT reason, after->>'quantity' AS quantity FROM audit_entry WHERE action = 'dispatch.returned'
      ORDER BY id DESC LIMIT 1`);
    expect(entry).toEqual({ reason: '尺碼不合', quantity: '4' });
  });

  it('is refused line by line where more comes back than went out, or what is no SKU', async () => {
    const lines = [
      { sku: 'NB1-01-S', quantity: 20 },
      { sku: 'NB1-01-S', quantity: 11 },
      { sku: 'NB1-01-M', quantity: 1 },
      { sku: 'NB9-01-S', quantity: 1 },
    ];
    const refused = await takeBack(0, { lines, returnedOn: '2009-02-30', reason: ' ' });
    expect(refused.fields?.map(({ path, code }) => [path, code])).toEqual([
      ['reason', 'MISSING'],
      ['returnedOn', 'IMPOSSIBLE_DATE'],
      ['lines.1.quantity', 'NOT_SENT'],
      ['lines.2.quantity', 'NOT_SENT'],
      ['lines.3.sku', 'UNKNOWN_SKU'],
    ]);
    expect(await standing()).toMatchObject({ delivered: 30 });
  });

  it('two who enter the same goods at once: one is told that they came back already', async () => {
    const both = await Promise.all([takeBack(20), takeBack(20)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['DispatchNote', 'InvalidInput']);
    expect(both.flatMap(({ fields }) => fields ?? [])).toMatchObject([{ code: 'NOT_SENT' }]);
    expect(await standing()).toMatchObject({ delivered: 10 });
    expect(await brokenRules(api)).toEqual([]);
  });

  it('the same paper again is told, and nothing comes in twice', async () => {
    await takeBack(2, { number: 'TH-ONE' });
    expect(await takeBack(2, { number: ' th-one ' })).toMatchObject({ fields: [{ code: 'ENTERED_ALREADY' }] });
    expect(await standing()).toMatchObject({ delivered: 28 });
  });
});
