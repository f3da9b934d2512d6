import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brokenRules, plantOrders, plantSkus, receive } from './goods-factory.ts';
import { type Answer, startTestApi, type TestApi, type TestCaller, whileHeld } from './testing.ts';

const propose = `mutation ($input: ProposeAllocationInput!) { proposeAllocation(input: $input) {
  ... on AllocationRun { id state skus lines supply demand given leftOver } ... on InvalidInput { fields { path code } } } }`;
const commit = `mutation ($id: ID!) { commitAllocation(id: $id) { __typename
  ... on AllocationRun { state given decidedBy } ... on AllocationOutdated { skus } ... on WrongState { was: state } } }`;
const shares = `query ($run: ID!, $sku: ID!) { allocationShares(runId: $run, skuId: $sku) {
  franchisee tier demand given reason tierSupply tierDemand exactShare remainderPlace } }`;

/** The data of an answer without an error. */
function whole<Data>({ data, errors }: Answer<Data>): Data {
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

interface Run {
  readonly id: string;
  readonly given: number;
}

describe('sharing out what came in (F4)', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let skus: Readonly<Record<string, string>>;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    skus = await plantSkus(api, 'NB1', 'NB2', 'NB3', 'NB4', 'NB5');
  }, 60_000);
  afterAll(() => api.close());

  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await api.database.pool.query(text, values)).rows as Row[];
  const proposed = async (input: object = {}): Promise<Run> =>
    whole(await clerk.graphql<{ proposeAllocation: Run }>(propose, { input })).proposeAllocation;
  const committed = async (id: string, by = clerk): Promise<Record<string, unknown>> =>
    whole(await by.graphql<{ commitAllocation: Record<string, unknown> }>(commit, { id })).commitAllocation;
  const got = async (ids: readonly string[]): Promise<number[]> =>
    (
      await rows<{ allocated: number }>(
        'SELECT allocated FROM unnest($1::uuid[]) WITH ORDINALITY AS l (id, at) JOIN order_line USING (id) ORDER BY at',
        [ids],
      )
    ).map(({ allocated }) => allocated);
  const day = (at: number): string => `2009-03-0${at}T02:00:00Z`;

  it('100 pieces for 60, 50 and 40 are 40, 33 and 27: proposed first, held once it is decided, and told why', async () => {
    await receive(api, { 'NB1-01-S': 100 });
    const ids = await plantOrders(api, [
      { franchisee: '甲', sku: 'NB1-01-S', quantity: 60, orderedAt: day(1) },
      { franchisee: '乙', sku: 'NB1-01-S', quantity: 50, orderedAt: day(2) },
      { franchisee: '丙', sku: 'NB1-01-S', quantity: 40, orderedAt: day(3) },
    ]);
    const run = await proposed();
    expect(run).toMatchObject({
      state: 'PROPOSED',
      skus: 1,
      lines: 3,
      supply: 100,
      demand: 150,
      given: 100,
      leftOver: 0,
    });
    expect(await got(ids)).toEqual([0, 0, 0]);
    const { data } = await clerk.graphql(shares, { run: run.id, sku: skus['NB1-01-S'] });
    const told = { tier: 2, reason: 'SHARED', tierSupply: 100, tierDemand: 150 };
    expect(data).toEqual({
      allocationShares: [
        { ...told, franchisee: '甲', demand: 60, given: 40, exactShare: '40.0000', remainderPlace: 3 },
        { ...told, franchisee: '乙', demand: 50, given: 33, exactShare: '33.3333', remainderPlace: 2 },
        { ...told, franchisee: '丙', demand: 40, given: 27, exactShare: '26.6667', remainderPlace: 1 },
      ],
    });
    expect(await committed(run.id)).toMatchObject({ __typename: 'AllocationRun', state: 'COMMITTED', given: 100 });
    expect(await got(ids)).toEqual([40, 33, 27]);
    expect(await brokenRules(api)).toEqual([]);
    const [entry] = await rows('SELECT action, after FROM audit_entry WHERE subject_id = $1', [run.id]);
    expect(entry).toMatchObject({ action: 'allocation.committed', after: { supply: 100, demand: 150, given: 100 } });
  });

  it('what if whoever ordered first came first? Proposing again lays the first proposal aside', async () => {
    await receive(api, { 'NB1-01-M': 100 });
    const ids = await plantOrders(api, [
      { franchisee: '甲', sku: 'NB1-01-M', quantity: 60, orderedAt: day(1) },
      { franchisee: '乙', sku: 'NB1-01-M', quantity: 50, orderedAt: day(2) },
      { franchisee: '丙', sku: 'NB1-01-M', quantity: 40, orderedAt: day(3), tier: 1 },
    ]);
    const first = await proposed();
    const second = await proposed({ mode: 'FIRST_COME', replaces: first.id });
    expect(await committed(first.id)).toEqual({ __typename: 'WrongState', was: 'DISCARDED' });
    const { data } = await clerk.graphql<{ allocationShares: { given: number }[] }>(shares, {
      run: second.id,
      sku: skus['NB1-01-M'],
    });
    expect(data?.allocationShares.map(({ given }) => given)).toEqual([60, 40, 0]);
    const third = await proposed({ replaces: second.id });
    await committed(third.id);
    expect(await got(ids)).toEqual([33, 27, 40]);
  });

  it('is about the goods of one receipt, or lines of a window, where that is asked for', async () => {
    const input = { number: 'RK9', receivedOn: '2009-08-01', lines: [{ sku: 'NB2-01-S', quantity: 10 }] };
    await (await api.as('WH')).graphql(
      'mutation ($input: EnterGoodsReceiptInput!) { enterGoodsReceipt(input: $input) { __typename } }',
      { input },
    );
    await receive(api, { 'NB2-01-S': 50, 'NB2-01-M': 50 });
    await plantOrders(api, [
      { franchisee: '丁', sku: 'NB2-01-S', quantity: 30, window: ['2009-08-01', '2009-09-30'] },
      { franchisee: '丁', sku: 'NB2-01-M', quantity: 30, window: ['2009-10-01', '2009-10-31'] },
    ]);
    expect(await proposed({ receipt: 'rk9' })).toMatchObject({ skus: 1, supply: 10, given: 10 });
    expect(await proposed({ windowsBeginBy: '2009-08-31' })).toMatchObject({ skus: 1, demand: 30, given: 30 });
    expect(await proposed({ pool: 'LATE' })).toMatchObject({ skus: 0, given: 0 });
    expect(await proposed({ packSize: 12 })).toMatchObject({ demand: 60, given: 48, leftOver: 12 });
    expect(await proposed({ receipt: 'RK0' })).toEqual({ fields: [{ path: 'receipt', code: 'UNKNOWN_RECEIPT' }] });
  });

  it('gives nothing at all where goods or orders changed since the proposal, and says of which SKU', async () => {
    await receive(api, { 'NB3-01-S': 20 });
    const ids = await plantOrders(api, [{ franchisee: '戊', sku: 'NB3-01-S', quantity: 30 }]);
    const [one, other] = [await proposed(), await proposed()];
    await committed(one.id);
    expect(await committed(other.id)).toEqual({
      __typename: 'AllocationOutdated',
      skus: expect.arrayContaining(['NB3-01-S']),
    });
    expect(await got(ids)).toEqual([20]);
    await rows('UPDATE stock_balance SET reserved = 0 WHERE sku_id = $1', [skus['NB3-01-S']]);
    await rows('UPDATE order_line SET allocated = 0 WHERE id = ANY($1)', [ids]);
    const cancelled = await proposed();
    await rows('UPDATE order_line SET cancelled = 15 WHERE id = ANY($1)', [ids]);
    expect(await committed(cancelled.id)).toMatchObject({ __typename: 'AllocationOutdated' });
  });

  it('is decided once: of two who decide, the second waits and is told', async () => {
    await receive(api, { 'NB3-01-M': 5 });
    await plantOrders(api, [{ franchisee: '戊', sku: 'NB3-01-M', quantity: 3 }]);
    const run = await proposed({ windowsBeginBy: '2009-08-01' });
    const answers = await whileHeld(api, 'SELECT FROM allocation_run WHERE id = $1 FOR UPDATE', [run.id], () =>
      Promise.all([committed(run.id), committed(run.id)]),
    );
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['AllocationRun', 'WrongState']));
    expect(await brokenRules(api)).toEqual([]);
  });

  it('never gives more than there is, with fifty who propose and decide at once', async () => {
    await receive(api, { 'NB4-01-S': 173 });
    const lines = Array.from({ length: 20 }, (_, at) => ({ franchisee: `F${at}`, sku: 'NB4-01-S', quantity: 7 + at }));
    await plantOrders(api, lines);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const run = await proposed({ mode: at % 2 ? 'FIRST_COME' : 'TIERS', packSize: 1 + (at % 3) });
        return (await committed(run.id)).__typename;
      }),
    );
    expect(outcomes.every((outcome) => outcome === 'AllocationRun' || outcome === 'AllocationOutdated')).toBe(true);
    const [sum] = await rows<{ held: number; free: number }>(
      `SELECT (SELECT sum(allocated)::int FROM order_line WHERE sku_id = $1) AS held, quantity - reserved AS free FROM stock_balance WHERE sku_id = $1`,
      [skus['NB4-01-S']],
    );
    expect((sum?.held ?? 0) + (sum?.free ?? 0)).toBe(173);
    expect(sum?.held).toBeGreaterThan(0);
    expect(await brokenRules(api)).toEqual([]);
  }, 60_000);

  it('keeps ordered = dispatched + open + cancelled + substituted and received = free + held + dispatched, whatever people do at once', async () => {
    const names = ['P0', 'P1', 'P2'];
    await plantOrders(
      api,
      names.flatMap((franchisee) =>
        ['NB5-01-S', 'NB5-01-M'].map((sku) => ({
          franchisee,
          sku,
          quantity: 500,
          window: ['2020-01-01', '2030-01-01'] as const,
        })),
      ),
    );
    const franchisees = await rows<{ id: string }>('SELECT id FROM franchisee WHERE name = ANY($1)', [names]);
    const act = fc.oneof(
      fc.record({
        what: fc.constant('receive' as const),
        sku: fc.constantFrom('NB5-01-S', 'NB5-01-M'),
        pieces: fc.integer({ min: 1, max: 40 }),
      }),
      fc.record({ what: fc.constant('allocate' as const), mode: fc.constantFrom('TIERS', 'FIRST_COME') }),
      fc.record({ what: fc.constant('dispatch' as const), to: fc.integer({ min: 0, max: 2 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 8 }), async (acts) => {
        const failed: unknown[] = [];
        await Promise.all(
          acts.map(async (one) => {
            if (one.what === 'receive') return receive(api, { [one.sku]: one.pieces });
            if (one.what === 'allocate') return committed((await proposed({ mode: one.mode })).id);
            const { errors } = await clerk.graphql(
              'mutation ($input: DispatchHeldInput!) { dispatchHeld(input: $input) { __typename } }',
              { input: { franchiseeId: franchisees[one.to]?.id } },
            );
            if (errors) failed.push(errors);
            return undefined;
          }),
        );
        expect(failed).toEqual([]);
        expect(await brokenRules(api)).toEqual([]);
        expect(
          await rows(`SELECT FROM stock_balance b JOIN (SELECT sku_id, sum(quantity) FILTER (WHERE quantity > 0) AS came,
            -sum(quantity) FILTER (WHERE kind = 'DISPATCH') AS went FROM stock_movement GROUP BY 1) m USING (sku_id)
            WHERE m.came <> b.quantity - b.reserved + b.reserved + coalesce(m.went, 0)`),
        ).toEqual([]);
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});
