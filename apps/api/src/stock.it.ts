import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { place, plantSkus } from './goods-factory.ts';
import { importFile } from './import-factory.ts';
import { type Answer, startTestApi, type TestApi, type TestCaller, whileHeld } from './testing.ts';

const headings = '入庫日期,入庫單號,貨號,數量,供貨';
const enter = `mutation ($input: EnterGoodsReceiptInput!) { enterGoodsReceipt(input: $input) {
  ... on GoodsReceipt { number skus quantity amount } ... on InvalidInput { fields { path code } } } }`;
const adjust = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) {
  ... on StockBalance { quantity reserved free } ... on InvalidInput { fields { path code } } ... on NotFound { code } } }`;

describe('the stock ledger (F4)', () => {
  let api: TestApi;
  let keeper: TestCaller;
  let skus: Readonly<Record<string, string>>;
  let central: string;

  beforeAll(async () => {
    api = await startTestApi();
    keeper = await api.as('WH');
    skus = await plantSkus(api, 'NB1', 'NB2', 'NB3');
    central = await place(api);
  }, 60_000);
  afterAll(() => api.close());

  const rows = async (text: string, values: unknown[] = []): Promise<unknown[]> =>
    (await api.database.pool.query<object>(text, values)).rows;
  const lies = async (sku: string): Promise<unknown> =>
    (
      await rows('SELECT quantity, reserved FROM stock_balance WHERE sku_id = $1 AND place_id = $2', [
        skus[sku],
        central,
      ])
    )[0];
  const booked = (sku: string, quantity: number, by = keeper): Promise<Answer> =>
    by.graphql(adjust, { input: { placeId: central, skuId: skus[sku], quantity, reason: '盤點' } });
  /** Balances that are not the sum of their movements. */
  const astray = (): Promise<unknown[]> =>
    rows(`SELECT sku_id FROM stock_balance b FULL JOIN (SELECT place_id, sku_id, sum(quantity) AS q, sum(amount_fen) AS fen FROM stock_movement
      GROUP BY 1, 2) m USING (place_id, sku_id) WHERE (b.quantity, b.amount_fen) IS DISTINCT FROM (m.q, m.fen)`);

  it('takes in what the file of production says, refuses what cannot be right, and changes nothing when it comes again', async () => {
    const file = [
      headings,
      '2009/01/05,RK1,NB1-01-S,10,生產部',
      '2009/01/05,RK1,nb1-01-m,１２件,生產部',
      '2009/01/06,RK2,NB1-01-S,5,',
      '2009/01/05,RK1,NB9-01-S,5,',
      '2009/01/05,RK1,NB1-01-S,3,',
      '2009/01/07,RK2,NB1-01-L,5,',
      '2009/02/30,RK3,NB1-01-L,5,',
      '2009/01/08,RK4,NB1-01-L,1.5,',
    ].join('\n');
    const outcome = await importFile(api, 'goodsReceipts', 'receipts.csv', file);
    expect(outcome).toMatchObject({ state: 'committed', rowCount: 8, faultyCount: 5, committedCount: 3 });
    expect(outcome.faults.map(({ line, code }) => [line, code])).toEqual([
      [5, 'UNKNOWN_SKU'],
      [6, 'DUPLICATE_LINE'],
      [7, 'OTHER_DAY'],
      [8, 'IMPOSSIBLE_DATE'],
      [9, 'BAD_QUANTITY'],
    ]);
    expect([await lies('NB1-01-S'), await lies('NB1-01-M'), await lies('NB1-01-L')]).toEqual([
      { quantity: 15, reserved: 0 },
      { quantity: 12, reserved: 0 },
      undefined,
    ]);
    const again = await importFile(
      api,
      'goodsReceipts',
      'again.csv',
      `${headings}\n2009/01/05,RK1,NB1-01-S,10,生產部\n2009/01/05,RK1,NB1-01-M,13,生產部`,
    );
    expect(again).toMatchObject({ committedCount: 0, faults: [{ line: 3, code: 'DIFFERS_FROM_STORED' }] });
    expect(await lies('NB1-01-S')).toEqual({ quantity: 15, reserved: 0 });
  });

  it('takes goods in by scanner, each SKU counted together, and refuses a paper that is in already', async () => {
    const input = {
      number: 'rk100',
      receivedOn: '2009-03-01',
      lines: [
        { sku: 'NB2-01-S', quantity: 3 },
        { sku: 'nb2-01-s', quantity: 1 },
        { sku: 'NB2-01-M', quantity: 6 },
      ],
    };
    expect((await keeper.graphql(enter, { input })).data).toEqual({
      enterGoodsReceipt: { number: 'RK100', skus: 2, quantity: 10, amount: 100_000 },
    });
    expect((await keeper.graphql(enter, { input })).data).toEqual({
      enterGoodsReceipt: { fields: [{ path: 'number', code: 'ENTERED_ALREADY' }] },
    });
    expect(
      (
        await keeper.graphql(enter, {
          input: { ...input, number: 'RK101', receivedOn: '2999-01-01', lines: [{ sku: 'NB9', quantity: 1 }] },
        })
      ).data,
    ).toEqual({
      enterGoodsReceipt: {
        fields: [
          { path: 'receivedOn', code: 'FUTURE_DATE' },
          { path: 'lines.0.sku', code: 'UNKNOWN_SKU' },
        ],
      },
    });
    expect(await lies('NB2-01-S')).toEqual({ quantity: 4, reserved: 0 });
  });

  it('books what was found more or fewer, and never away what franchise orders hold', async () => {
    await rows('UPDATE stock_balance SET reserved = 5 WHERE sku_id = $1', [skus['NB2-01-M']]);
    expect((await booked('NB2-01-M', -2)).data).toEqual({
      adjustStock: { fields: [{ path: 'quantity', code: 'NOT_ENOUGH' }] },
    });
    expect((await booked('NB2-01-M', -1)).data).toEqual({ adjustStock: { quantity: 5, reserved: 5, free: 0 } });
    const [entry] = await rows(`SELECT action, reason FROM audit_entry WHERE subject_id = $1 ORDER BY id DESC`, [
      skus['NB2-01-M'],
    ]);
    expect(entry).toEqual({ action: 'stock.adjusted', reason: '盤點' });
  });

  it('is never written but by movements, and movements are never changed: the database refuses both', async () => {
    for (const text of [
      'UPDATE stock_balance SET quantity = 1000',
      'DELETE FROM stock_balance',
      'INSERT INTO stock_balance (place_id, sku_id, quantity, amount_fen) SELECT place_id, sku_id, 1, 1 FROM stock_balance',
      'UPDATE stock_movement SET quantity = 1000',
      'DELETE FROM stock_movement',
    ])
      await expect(rows(text)).rejects.toThrow('permission denied');
  });

  it('waits for whoever holds the goods: of two who take the last piece one is refused', async () => {
    await booked('NB3-01-S', 1);
    const taken = await whileHeld(
      api,
      'SELECT FROM stock_balance WHERE sku_id = $1 FOR UPDATE',
      [skus['NB3-01-S']],
      () => Promise.all([booked('NB3-01-S', -1), booked('NB3-01-S', -1)]),
    );
    const answers = taken.map(({ data }) => JSON.stringify(data?.adjustStock)).toSorted();
    expect(answers).toEqual([
      '{"fields":[{"path":"quantity","code":"NOT_ENOUGH"}]}',
      '{"quantity":0,"reserved":0,"free":0}',
    ]);
  });

  it('is the sum of its movements whatever people book at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ sku: fc.constantFrom('NB3-01-M', 'NB3-01-L'), quantity: fc.integer({ min: -9, max: 12 }) }),
          {
            minLength: 2,
            maxLength: 10,
          },
        ),
        async (bookings) => {
          const answers = await Promise.all(bookings.map(({ sku, quantity }) => booked(sku, quantity)));
          expect(answers.every(({ errors }) => errors === undefined)).toBe(true);
          expect(await astray()).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
    expect(await rows('SELECT FROM stock_balance WHERE quantity < reserved')).toEqual([]);
  }, 60_000);

  it('shows held and free, by part of the number, and how a SKU came and went', async () => {
    const { data } = await keeper.graphql(
      `query ($sku: ID!) { stock(text: "NB2", only: RESERVED) { nodes { sku styleName colour size quantity reserved free amount } }
        stockTotal(text: "NB2-01") { skus quantity reserved free amount }
        stockMovements(skuId: $sku) { nodes { kind quantity document reason } } }`,
      { sku: skus['NB2-01-M'] },
    );
    expect(data).toEqual({
      stock: {
        nodes: [
          {
            sku: 'NB2-01-M',
            styleName: '文胸NB2',
            colour: '黑',
            size: 'M',
            quantity: 5,
            reserved: 5,
            free: 0,
            amount: 50_000,
          },
        ],
      },
      stockTotal: { skus: 2, quantity: 9, reserved: 5, free: 4, amount: 90_000 },
      stockMovements: {
        nodes: [
          { kind: 'ADJUSTMENT', quantity: -1, document: expect.stringMatching(/^TZ/), reason: '盤點' },
          { kind: 'RECEIPT', quantity: 6, document: 'RK100', reason: '' },
        ],
      },
    });
  });
});
