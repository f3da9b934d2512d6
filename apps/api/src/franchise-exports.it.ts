import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FoldExecution } from '@kefu/orders';
import { ask } from './franchise-factory.ts';
import { plantOrders, plantSkus, receive } from './goods-factory.ts';
import { importFile } from './import-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('the lists of the franchise desks as files (X6)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let outsider: TestCaller;
  let seasonId: string;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    outsider = await api.as('BRANCH');
    await plantSkus(api, 'NB1', 'NB2');
    await receive(api, { 'NB1-01-S': 50, 'NB1-01-M': 20, 'NB2-01-L': 7 });
    await plantOrders(api, [
      { franchisee: '大同', sku: 'NB1-01-S', quantity: 10 },
      { franchisee: '大同', sku: 'NB1-01-M', quantity: 5 },
      { franchisee: '喆源', sku: 'NB2-01-L', quantity: 3 },
      { franchisee: '=1+1', sku: 'NB2-01-S', quantity: 4 },
    ]);
    await api.database.pool.query(`UPDATE franchisee SET search_key = folded`);
    await api.database.pool.query(`UPDATE style SET search_key = lower(number)`);
    seasonId = (await rows<{ id: string }>('SELECT id FROM season'))[0]?.id ?? '';
  }, 60_000);
  afterAll(() => api.close());

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const wished = (caller: TestCaller, name: string, filter: object) =>
    api.app.inject({
      method: 'POST',
      url: '/exports',
      headers: { ...caller.headers, 'accept-language': 'en' },
      payload: { name, format: 'csv', filter },
    });
  /** The rows of a file by its headings; somebody without the list's permission gets none. */
  async function told(name: string, filter: object = {}): Promise<Record<string, string>[]> {
    expect((await wished(outsider, name, filter)).json()).toMatchObject({ code: 'FORBIDDEN' });
    const { id } = (await wished(clerk, name, filter)).json<{ id: string }>();
    const { body } = await api.app.inject({ url: `/exports/${id}`, headers: clerk.headers });
    const [head = [], ...lines] = body
      .replace('\ufeff', '')
      .split('\r\n')
      .slice(0, -1)
      .map((line) => line.split(','));
    return lines.map((cells) => Object.fromEntries(head.map((heading, at) => [heading, cells[at] ?? ''])));
  }
  const listed = async <Row>(query: string, variables: Record<string, unknown> = {}): Promise<Row[]> =>
    (await ask<{ nodes: Row[] }>(clerk, query, variables)).nodes;
  const yuan = (fen: number): string => (fen / 100).toFixed(2);

  it('hold franchise orders, and a name that looks like a formula as a word (F3)', async () => {
    const query = `query($text: String) { franchiseOrders(first: 50, text: $text) { nodes { number franchisee quantity amount } } }`;
    interface Order {
      number: string;
      franchisee: string;
      quantity: number;
      amount: number;
    }
    for (const text of [null, '大同']) {
      const orders = await listed<Order>(query, { text });
      const file = await told('franchise-orders', { text });
      expect(file.map((row) => [row.Order, row.Pieces, row.Amount])).toEqual(
        orders.map(({ number, quantity, amount }) => [number, String(quantity), yuan(amount)]),
      );
      expect(orders).toHaveLength(text === null ? 3 : 1);
      expect(file.every(({ State }) => State === 'Locked')).toBe(true);
    }
    expect((await told('franchise-orders')).map(({ Franchisee }) => Franchisee)).toContain("'=1+1");
  });

  it('hold what lies where (F4)', async () => {
    const query = `query($text: String) { stock(first: 50, text: $text) { nodes { sku quantity free amount } } }`;
    for (const text of [null, 'NB2']) {
      const stock = await listed<{ sku: string; quantity: number; free: number; amount: number }>(query, { text });
      expect(
        (await told('stock-balances', { text })).map((row) => [row.SKU, row.Pieces, row.Free, row.Amount]),
      ).toEqual(stock.map(({ sku, quantity, free, amount }) => [sku, String(quantity), String(free), yuan(amount)]));
      expect(stock).toHaveLength(text === null ? 3 : 1);
    }
  });

  it('hold dispatch notes, a row for each line (F5)', async () => {
    const outcome = await importFile(
      api,
      'dispatches',
      'a.csv',
      [
        '發貨日期,發貨單號,客戶,貨號,數量,類型,單價,金額,來源,原貨號,備註',
        '2009-08-01,FH1,大同,NB1-01-S,6,訂單,100.00,600.00,,,',
        '2009-08-01,FH1,大同,NB1-01-M,2,特價,50.00,100.00,庫存,,',
        '2009-08-02,FH2,喆源,NB2-01-L,3,訂單,100.00,300.00,,,急',
      ].join('\n'),
    );
    expect(outcome).toMatchObject({ committedCount: 3 });
    const query = `query($kind: DispatchKind) { dispatchNotes(first: 50, kind: $kind) { nodes { id number } } }`;
    for (const kind of [null, 'SPECIAL']) {
      const expected: (string | undefined)[][] = [];
      for (const { id, number } of await listed<{ id: string; number: string }>(query, { kind })) {
        const lines = await ask<{ sku: string; quantity: number; amount: number }[]>(
          clerk,
          'query($id: ID!) { dispatchLines(noteId: $id) { sku quantity amount } }',
          { id },
        );
        expected.push(...lines.map((line) => [number, line.sku, String(line.quantity), yuan(line.amount)]));
      }
      const file = await told('goods-dispatches', { kind });
      expect(file.map((row) => [row.Note, row.SKU, row.Pieces, row.Amount])).toEqual(expected);
      expect(file).toHaveLength(kind === null ? 3 : 2);
      expect(file.at(-1)).toMatchObject({ 'Dispatched on': '2009-08-01', Kind: 'Order', Franchisee: '大同' });
    }
  });

  it('hold goods receipts (F4)', async () => {
    for (const number of ['RK1', 'SC7'])
      await ask(
        clerk,
        'mutation($input: EnterGoodsReceiptInput!) { enterGoodsReceipt(input: $input) { __typename } }',
        {
          input: { number, receivedOn: '2009-07-01', lines: [{ sku: 'NB1-01-L', quantity: 8 }] },
        },
      );
    const query = `query($text: String) { goodsReceipts(first: 50, text: $text) { nodes { number quantity amount } } }`;
    for (const text of [null, 'rk']) {
      const receipts = await listed<{ number: string; quantity: number; amount: number }>(query, { text });
      expect((await told('goods-receipts', { text })).map((row) => [row.Receipt, row.Pieces, row.Amount])).toEqual(
        receipts.map(({ number, quantity, amount }) => [number, String(quantity), yuan(amount)]),
      );
      expect(receipts).toHaveLength(text === null ? 2 : 1);
    }
  });

  it('hold goods requests with their state in words (F5, F7, F10)', async () => {
    const [franchisee] = await rows<{ id: string }>(`SELECT id FROM franchisee WHERE name = '大同'`);
    for (const kind of ['SPECIAL', 'REPLENISHMENT'])
      await ask(clerk, 'mutation($input: RequestGoodsInput!) { requestGoods(input: $input) { __typename } }', {
        input: {
          kind,
          franchiseeId: franchisee?.id,
          source: 'STOCK',
          reason: '客戶來電',
          lines: [{ sku: 'NB1-01-S', quantity: 2, ...(kind === 'SPECIAL' && { unitPrice: 4_000 }) }],
        },
      });
    const query = `query($kind: GoodsRequestKind) { goodsRequests(first: 50, kind: $kind) { nodes { number quantity amount } } }`;
    for (const kind of [null, 'SPECIAL']) {
      const requests = await listed<{ number: string; quantity: number; amount: number }>(query, { kind });
      const file = await told('goods-requests', { kind });
      expect(file.map((row) => [row.Request, row.Pieces, row.Amount])).toEqual(
        requests.map(({ number, quantity, amount }) => [number, String(quantity), yuan(amount)]),
      );
      expect(file).toHaveLength(kind === null ? 2 : 1);
      expect(file.at(-1)).toMatchObject({ Kind: 'Special price', State: 'Waits', Source: 'From stock' });
    }
  });

  it('hold franchisees (F3)', async () => {
    const query = `query($text: String) { franchisees(first: 50, text: $text) { nodes { number priorityTier } } }`;
    for (const text of [null, '喆源']) {
      const franchisees = await listed<{ number: string; priorityTier: number }>(query, { text });
      const file = await told('franchisees', { text });
      expect(file.map((row) => [row['Customer no.'], row.Tier])).toEqual(
        franchisees.map(({ number, priorityTier }) => [number.replace(/^=/, "'="), String(priorityTier)]),
      );
      expect(file).toHaveLength(text === null ? 3 : 1);
    }
  });

  it('hold the style master (F2)', async () => {
    const query = `query($text: String) { styles(first: 50, text: $text) { nodes { number contractPrice } } }`;
    for (const text of [null, 'nb2']) {
      const styles = await listed<{ number: string; contractPrice: number }>(query, { text });
      const file = await told('styles', { text });
      expect(file.map((row) => [row['Style no.'], row['Contract price']])).toEqual(
        styles.map(({ number, contractPrice }) => [number, yuan(contractPrice)]),
      );
      expect(file).toHaveLength(text === null ? 2 : 1);
      expect(file.at(-1)).toMatchObject({ Colours: '01 黑', Sizes: 'S / M / L', State: 'To be verified' });
    }
  });

  it('hold the sheets of a fair (F1)', async () => {
    for (const { id: franchiseeId } of await rows<{ id: string }>('SELECT id FROM franchisee'))
      await ask(clerk, 'mutation($input: OpenFairSheetInput!) { openFairSheet(input: $input) { __typename } }', {
        input: { seasonId, franchiseeId, target: 5_000_000, windowFrom: '2009-08-01', windowTo: '2009-10-31' },
      });
    const query = `query($seasonId: ID!, $text: String) { fairSheets(first: 50, seasonId: $seasonId, text: $text) { nodes { franchiseeNumber target } } }`;
    for (const text of [null, '大同']) {
      const sheets = await listed<{ franchiseeNumber: string; target: number }>(query, { seasonId, text });
      const file = await told('fair-sheets', { seasonId, text });
      expect(file.map((row) => [row['Customer no.'], row.Target])).toEqual(
        sheets.map(({ franchiseeNumber, target }) => [franchiseeNumber.replace(/^=/, "'="), yuan(target)]),
      );
      expect(file).toHaveLength(text === null ? 3 : 1);
      expect(file.at(-1)).toMatchObject({ Season: 'AW 2009', State: 'Being filled' });
    }
  });

  it('hold execution as the page groups it (F6)', async () => {
    await api.app.get(FoldExecution, { strict: false }).fold();
    const asked = `query($seasonIds: [ID!]!, $by: ExecutionGroup!, $category: String) {
      executionFigures(seasonIds: $seasonIds, by: $by, category: $category) { label ordered delivered short rate } }`;
    interface Figure {
      label: string;
      ordered: number;
      delivered: number;
      short: number;
      rate: string | null;
    }
    for (const [by, category, count] of [
      ['FRANCHISEE', null, 3],
      ['MONTH', null, 1],
      ['CATEGORY', '文胸', 1],
      ['CATEGORY', '睡衣', 0],
    ] as const) {
      const filter = { seasonIds: [seasonId], by, category };
      const figures = await ask<Figure[]>(clerk, asked, filter);
      const file = await told('order-execution', filter);
      expect(
        file.map((row) => [
          row.Group,
          row.Ordered,
          row['Delivered in time'],
          row['Has not come'],
          row['Execution rate (%)'],
        ]),
      ).toEqual(
        figures.map(({ label, ordered, delivered, short, rate }) => [
          label.replace(/^=/, "'="),
          yuan(ordered),
          yuan(delivered),
          yuan(short),
          String(Number(rate)),
        ]),
      );
      expect(file).toHaveLength(count);
    }
  });

  it('hold what will be short (F30)', async () => {
    const next = `${new Date().getUTCFullYear() + 1}-08-01`;
    await plantOrders(api, [
      { franchisee: '青海', sku: 'NB2-01-L', quantity: 30, window: [next, next] },
      { franchisee: '青海', sku: 'NB2-01-M', quantity: 9, window: [next, next] },
    ]);
    const query = `query($seasonId: ID) { shortageForecast(seasonId: $seasonId) { rows { sku breaksOn short lost } } }`;
    interface Shortage {
      sku: string;
      breaksOn: string;
      short: number;
      lost: number;
    }
    for (const [season, count] of [
      [seasonId, 2],
      ['00000000-0000-7000-8000-000000000000', 0],
    ] as const) {
      const { rows: ahead } = await ask<{ rows: Shortage[] }>(clerk, query, { seasonId: season });
      const file = await told('order-shortages', { seasonId: season });
      expect(file.map((row) => [row.SKU, row['Breaks on'], row.Short, row['Estimated loss']])).toEqual(
        ahead.map(({ sku, breaksOn, short, lost }) => [sku, breaksOn, String(short), yuan(lost)]),
      );
      expect(file).toHaveLength(count);
    }
  });

  it('hold how goods were shared out, and every SKU of it with what is short (F4)', async () => {
    const { id } = await ask<{ id: string }>(
      await api.as('SUP'),
      'mutation($input: ProposeAllocationInput!) { proposeAllocation(input: $input) { ... on AllocationRun { id } } }',
      { input: {} },
    );
    const runs = await listed<{ number: string }>('{ allocationRuns(first: 50) { nodes { number } } }');
    expect((await told('allocations')).map((row) => [row.Number, row.State, row.Goods])).toEqual(
      runs.map(({ number }) => [number, 'Proposed', 'All that is free']),
    );
    const query = 'query($id: ID!) { allocationSkus(runId: $id, first: 50) { nodes { sku demand given } } }';
    const skus = await listed<{ sku: string; demand: number; given: number }>(query, { id });
    expect(skus.length).toBeGreaterThan(0);
    expect((await told('allocation-skus', { runId: id })).map((row) => [row.SKU, row.Given, row.Short])).toEqual(
      skus.map(({ sku, demand, given }) => [sku, String(given), String(demand - given)]),
    );
  });

  it('hold what a production order asks for (F1)', async () => {
    const lead = await api.as('SUP');
    const { productionOrders } = await ask<{ productionOrders: { id: string }[] }>(
      lead,
      `mutation($seasonId: ID!) { consolidateSeason(seasonId: $seasonId) { ... on Consolidation { productionOrders { id } } } }`,
      { seasonId },
    );
    expect(productionOrders).toHaveLength(2);
    for (const { id } of productionOrders) {
      const query = `query($id: ID!) { productionLines(productionOrderId: $id, first: 50) { nodes { sku quantity amount } } }`;
      const lines = await listed<{ sku: string; quantity: number; amount: number }>(query, { id });
      const file = await told('production-lines', { productionOrderId: id });
      expect(file.map((row) => [row.SKU, row.Pieces, row.Amount])).toEqual(
        lines.map(({ sku, quantity, amount }) => [sku, String(quantity), yuan(amount)]),
      );
      expect(lines.length).toBeGreaterThan(0);
    }
  });
});
