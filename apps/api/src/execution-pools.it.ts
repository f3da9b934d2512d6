import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bookDispatch } from '@kefu/orders';
import { Database } from '@kefu/platform/database';
import fc from 'fast-check';
import { ask, moveOrder, readOrder } from './franchise-factory.ts';
import { brokenRules, plantSkus, receive } from './goods-factory.ts';
import { importFile } from './import-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const headings = '發貨日期,發貨單號,客戶,貨號,數量,類型,單價,金額,來源,原貨號,備註';
const windows = [
  ['2009-08-01', '2009-08-31'],
  ['2009-09-01', '2009-10-31'],
] as const;

/** A line of an order of the franchisee; the first order is its original, the others are differences. */
interface TriedLine {
  readonly order: number;
  readonly sku: string;
  readonly window: number;
  readonly quantity: number;
}

/** What left or came back; a return's day lies in the window of what it is of. */
interface TriedDispatch {
  readonly sku: string;
  readonly day: string;
  readonly quantity: number;
}

describe('what counts into the execution rate (F4, F6)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let other: TestCaller;
  let season: string;
  let franchisees = 0;
  let notes = 0;

  beforeAll(async () => {
    api = await startTestApi();
    [clerk, other] = [await api.as('CS'), await api.as('CS')];
    await plantSkus(api, 'NB1');
    await receive(api, { 'NB1-01-S': 100_000, 'NB1-01-M': 100_000 });
    season =
      (
        await rows<{ id: string }>(`INSERT INTO season (code, kind, year) VALUES ('2009AW', 'AW', 2009) RETURNING id`)
      )[0]?.id ?? '';
  }, 60_000);
  afterAll(() => api.close());

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const franchisee = async (): Promise<string> => {
    const name = `K${++franchisees}`;
    await rows('INSERT INTO franchisee (number, name, folded) VALUES ($1, $1, lower($1))', [name]);
    return name;
  };
  /** A draft that the clerk entered. @returns its id */
  const draft = async (
    of: string,
    lines: readonly TriedLine[],
    kind: 'ORIGINAL' | 'DIFFERENCE' = 'ORIGINAL',
  ): Promise<string> => {
    const [made] = await rows<{ id: string }>(
      `WITH o AS (INSERT INTO franchise_order (season_id, franchisee_id, kind, ordered_on, entered_by)
         SELECT $1, id, $3, '2009-03-01', $4 FROM franchisee WHERE number = $2 RETURNING id, season_id, franchisee_id),
       l AS (INSERT INTO order_line (order_id, season_id, franchisee_id, sku_id, window_from, window_to, quantity, price_fen)
         SELECT o.id, o.season_id, o.franchisee_id, k.id, t.from, t.to, sum(t.quantity), 10000
         FROM o, jsonb_to_recordset($5::jsonb) AS t (sku text, "from" date, "to" date, quantity int) JOIN sku k ON k.code = t.sku GROUP BY 1, 2, 3, 4, 5, 6)
       SELECT id FROM o`,
      [
        season,
        of,
        kind,
        clerk.personId,
        JSON.stringify(
          lines.map(({ sku, window, quantity }) => ({
            sku,
            quantity,
            from: windows[window]?.[0],
            to: windows[window]?.[1],
          })),
        ),
      ],
    );
    return made?.id ?? '';
  };
  const move = async (id: string, transition: 'lock' | 'reopen'): Promise<void> => {
    const { order } = await readOrder(clerk, id);
    const moved = await moveOrder(other, order, transition, transition === 'reopen' ? '數量有誤' : undefined);
    expect(moved.order.state.key).toBe(transition === 'lock' ? 'LOCKED' : 'DRAFT');
  };
  const send = async (to: string, ...sent: readonly TriedDispatch[]): Promise<void> => {
    const lines = sent.map(({ sku, day, quantity }) => {
      const kind = quantity > 0 ? '訂單' : '退貨';
      return `${day},N${++notes},${to},${sku},${quantity},${kind},100.00,${quantity * 100}.00,,,`;
    });
    expect(await importFile(api, 'dispatches', 'a.csv', [headings, ...lines].join('\n'))).toMatchObject({
      state: 'committed',
      faults: [],
    });
  };
  /** Books what left as one note does, without a file. */
  const book = (to: string, ...sent: readonly TriedDispatch[]): Promise<void> =>
    api.app.get(Database).transaction(async (tx) => {
      const [batch]: { id: string }[] = await tx.query('SELECT uuidv7() AS id');
      await tx.query(
        `WITH n AS (INSERT INTO dispatch_note (number, franchisee_id, dispatched_on, entered_by_name)
           SELECT s.note, f.id, s.day, 'trial' FROM franchisee f, jsonb_to_recordset($3::jsonb) AS s (note text, day date) WHERE f.number = $2 RETURNING *)
         INSERT INTO dispatch_line (note_id, batch_id, dispatched_on, franchisee_id, sku_id, quantity, kind, unit_price_fen, amount_fen)
         SELECT n.id, $1, n.dispatched_on, n.franchisee_id, k.id, s.quantity, CASE WHEN s.quantity > 0 THEN 'ORDER' ELSE 'RETURN' END, 10000,
           s.quantity * 10000 FROM jsonb_to_recordset($3::jsonb) AS s (note text, sku text, quantity int) JOIN n ON n.number = s.note
         JOIN sku k ON k.code = s.sku`,
        [batch?.id, to, JSON.stringify(sent.map((each) => ({ ...each, note: `N${++notes}` })))],
      );
      await bookDispatch(tx, batch?.id ?? '', 'trial');
    });
  const rate = async (of: string): Promise<{ ordered: number; delivered: number; rate: string | null }> =>
    ask(
      clerk,
      'query($season: ID!, $of: ID) { execution(seasonIds: [$season], franchiseeId: $of) { ordered delivered late cancelled short rate } }',
      { season, of: (await rows<{ id: string }>('SELECT id FROM franchisee WHERE number = $1', [of]))[0]?.id },
    );
  const line = (order: number, quantity: number, window = 0): TriedLine => ({
    order,
    sku: 'NB1-01-S',
    window,
    quantity,
  });
  const sent = (quantity: number, day = '2009-08-15'): TriedDispatch => ({ sku: 'NB1-01-S', day, quantity });

  it('is what came of an original and its difference together: one row of 115 pieces fills 100 and 15 of 20', async () => {
    const to = await franchisee();
    for (const [at, quantity] of [100, 20].entries())
      await move(await draft(to, [line(at, quantity)], at === 0 ? 'ORIGINAL' : 'DIFFERENCE'), 'lock');
    await send(to, sent(115));
    expect(await rate(to)).toMatchObject({ ordered: 1_200_000, delivered: 1_150_000, rate: '95.83' });
    await send(to, sent(-30));
    expect(await rate(to)).toMatchObject({ delivered: 850_000 });
    expect(await brokenRules(api)).toEqual([]);
  });

  it('gives back what is held beside the line that a row serves, where the row takes it too', async () => {
    const to = await franchisee();
    const ids: string[] = [];
    for (const [at, quantity] of [10, 5].entries())
      ids.push(await draft(to, [line(at, quantity)], at === 0 ? 'ORIGINAL' : 'DIFFERENCE'));
    for (const id of ids) await move(id, 'lock');
    await rows('UPDATE order_line SET allocated = quantity WHERE order_id = ANY($1)', [ids]);
    await rows(
      `UPDATE stock_balance SET reserved = reserved + 15 WHERE sku_id = (SELECT id FROM sku WHERE code = 'NB1-01-S')`,
    );
    await send(to, sent(12));
    expect(
      await rows('SELECT delivered, allocated FROM order_line WHERE order_id = ANY($1) ORDER BY quantity DESC', [ids]),
    ).toEqual([
      { delivered: 10, allocated: 0 },
      { delivered: 2, allocated: 3 },
    ]);
    expect(await brokenRules(api)).toEqual([]);
  });

  it('leaves cancelled pieces cancelled while others wait, and tells of one that came nevertheless once', async () => {
    const to = await franchisee();
    const [first, second] = [await draft(to, [line(0, 10)]), await draft(to, [line(1, 5)], 'DIFFERENCE')];
    for (const id of [first, second]) await move(id, 'lock');
    await rows('UPDATE order_line SET cancelled = 4 WHERE order_id = $1', [first]);
    await send(to, sent(11));
    expect(await rate(to)).toMatchObject({ delivered: 110_000, cancelled: 40_000, short: 0 });
    await send(to, sent(3));
    expect(await rate(to)).toMatchObject({ delivered: 140_000, cancelled: 10_000, short: 0 });
  });

  it('is nothing of an order that nobody checked, and all of it from the check on', async () => {
    const to = await franchisee();
    const id = await draft(to, [line(0, 100)]);
    await send(to, sent(60));
    expect(await rate(to)).toMatchObject({ ordered: 0, delivered: 0, rate: null });
    await move(id, 'lock');
    expect(await rate(to)).toMatchObject({ ordered: 1_000_000, delivered: 600_000, rate: '60.00' });
    await move(id, 'reopen');
    expect(await rate(to)).toMatchObject({ ordered: 0, delivered: 0, rate: null });
    await move(id, 'lock');
    expect(await rate(to)).toMatchObject({ ordered: 1_000_000, delivered: 600_000 });
  });

  it('takes what came outside a window, or waited, for the order that is checked later and whose window holds the day', async () => {
    const to = await franchisee();
    await move(await draft(to, [line(0, 100)]), 'lock');
    await send(to, sent(30, '2009-09-10'));
    expect(await rate(to)).toMatchObject({ delivered: 0, late: 300_000 });
    await move(await draft(to, [line(1, 50, 1)], 'DIFFERENCE'), 'lock');
    expect(await rate(to)).toMatchObject({ ordered: 1_500_000, delivered: 300_000, late: 0 });
  });

  it('serves an order that is checked while its goods are imported, whichever comes first, each row once', async () => {
    for (let round = 0; round < 3; round++) {
      const to = await franchisee();
      const ids = [await draft(to, [line(0, 20)]), await draft(to, [line(1, 20)], 'DIFFERENCE')];
      await send(to, sent(5));
      await Promise.all([...ids.map((id) => move(id, 'lock')), send(to, sent(7)), send(to, sent(11))]);
      expect(await rate(to)).toMatchObject({ ordered: 400_000, delivered: 230_000 });
    }
    expect(await rows('SELECT FROM dispatch_line WHERE order_line_id IS NULL')).toEqual([]);
    expect(await brokenRules(api)).toEqual([]);
  }, 60_000);

  /**
   * Σ min(delivered − returned, ordered) over SKUs and windows, straight from what was tried. What came back of a SKU that was never ordered for the
   * window of its day came from the other window.
   */
  const naive = (
    counted: readonly TriedLine[],
    dispatches: readonly TriedDispatch[],
    everOrdered = counted,
  ): { ordered: number; delivered: number } => {
    const whole = { ordered: 0, delivered: 0 };
    const holds = (window: number, day: string): boolean =>
      day >= (windows[window]?.[0] ?? '') && day <= (windows[window]?.[1] ?? '');
    const sum = (all: readonly { readonly quantity: number }[]): number =>
      all.reduce((pieces, { quantity }) => pieces + quantity, 0);
    for (const sku of ['NB1-01-S', 'NB1-01-M']) {
      const known = new Set(everOrdered.filter((each) => each.sku === sku).map(({ window }) => window));
      for (const window of known) {
        const ordered = sum(counted.filter((each) => each.sku === sku && each.window === window));
        const came = sum(
          dispatches.filter(
            ({ day, quantity, ...each }) =>
              each.sku === sku && (holds(window, day) || (quantity < 0 && !known.has(1 - window))),
          ),
        );
        whole.ordered += ordered * 10_000;
        whole.delivered += Math.min(Math.max(came, 0), ordered) * 10_000;
      }
    }
    return whole;
  };

  it('is Σ min(delivered − returned, ordered) by SKU and window, whatever comes in whatever order, also at once', async () => {
    const sku = fc.constantFrom('NB1-01-S', 'NB1-01-M');
    const tried = fc.record({
      lines: fc.array(
        fc.record({ order: fc.nat(2), sku, window: fc.nat(1), quantity: fc.integer({ min: 1, max: 30 }) }),
        { minLength: 1, maxLength: 8 },
      ),
      dispatches: fc.array(
        fc.record({
          sku,
          day: fc.constantFrom('2009-07-31', '2009-08-01', '2009-08-31', '2009-09-01', '2009-10-31', '2009-11-01'),
          quantity: fc.integer({ min: 1, max: 40 }),
        }),
        { maxLength: 8 },
      ),
      returns: fc.array(
        fc.record({
          sku,
          day: fc.constantFrom('2009-08-20', '2009-09-20'),
          quantity: fc.integer({ min: -20, max: -1 }),
        }),
        { maxLength: 3 },
      ),
      batches: fc.integer({ min: 1, max: 4 }),
      sequence: fc.array(fc.nat(1_000), { minLength: 10, maxLength: 10 }),
      together: fc.boolean(),
      reopened: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(tried, async ({ lines, dispatches, returns, batches, sequence, together, reopened }) => {
        const to = await franchisee();
        const orders = [...new Set(lines.map(({ order }) => order))];
        const ids: string[] = [];
        for (const [at, order] of orders.entries())
          ids.push(
            await draft(
              to,
              lines.filter((each) => each.order === order),
              at === 0 ? 'ORIGINAL' : 'DIFFERENCE',
            ),
          );
        const all = [...dispatches, ...returns];
        const steps: (() => Promise<void>)[] = ids.map((id) => () => move(id, 'lock'));
        for (let batch = 0; batch < batches; batch++) {
          const part = all.filter((_, at) => at % batches === batch);
          if (part.length > 0) steps.push(() => book(to, ...part));
        }
        const shuffled = steps.map((step, at) => ({ step, at: sequence[at] ?? 0 })).toSorted((a, b) => a.at - b.at);
        if (together) await Promise.all(shuffled.map(({ step }) => step()));
        else for (const { step } of shuffled) await step();
        expect(await rate(to)).toMatchObject(naive(lines, all));
        if (reopened) {
          await move(ids[0] ?? '', 'reopen');
          const left = lines.filter(({ order }) => order !== orders[0]);
          expect(await rate(to)).toMatchObject(naive(left, all, lines));
        }
        expect(await brokenRules(api)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
