import { FieldCipher } from '@kefu/platform/crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

describe('the faults of a trader', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let trader: string;
  let next = 20_000;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    trader = await enterTrader(api, { number: `JY${next++}`, name: '李科美', branch: '總部營業部' });
  });

  /** A fault that a check found. */
  const raise = async (code: string, traderId = trader): Promise<string> => {
    const { rows } = await api.database.pool.query<{ id: string }>(
      `INSERT INTO trader_fault (trader_id, branch_id, code, field)
       SELECT id, branch_id, $2, 'phones' FROM trader WHERE id = $1 RETURNING id`,
      [traderId, code],
    );
    return rows[0]?.id ?? '';
  };
  const one = async (caller: TestCaller, query: string, variables: object): Promise<unknown> => {
    const { data, errors } = await caller.graphql(query, { ...variables });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0];
  };

  it('stand with the trader, for who may see them (T6, X1)', async () => {
    await raise('MISSING_PHONE');
    await raise('MISSING_PHONE', await enterTrader(api, { number: `JY${next++}`, name: '王芳', branch: '沈陽營業部' }));
    const ask = `query($id: ID!) { traderFaults(filter: { traderId: $id }) {
      nodes { title mend foundLater traderId availableTransitions } } }`;
    const { data } = await clerk.graphql(ask, { id: trader }, { 'accept-language': 'en' });
    expect(data?.traderFaults).toEqual({
      nodes: [
        {
          title: 'No phone',
          mend: 'Ask the trader or the branch for another number and apply for the change',
          foundLater: true,
          traderId: trader,
          availableTransitions: ['waive', 'take', 'assign'],
        },
      ],
    });
    const stranger = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    expect(await one(stranger, ask, { id: trader })).toEqual({ nodes: [] });
  });

  it('may stay as they are for a reason, until the manager sends them back (T6)', async () => {
    const id = await raise('MISSING_PHONE');
    const outcome = '__typename ... on TraderFault { state version availableTransitions }';
    const waived = await one(
      clerk,
      `mutation($input: SettleTraderFaultInput!) { waiveTraderFault(input: $input) { ${outcome} } }`,
      { input: { id, version: 1, reason: '本人拒留電話' } },
    );
    expect(waived).toEqual({ __typename: 'TraderFault', state: 'waived', version: 2, availableTransitions: [] });
    const sentBack = await one(
      await api.as('M'),
      `mutation($input: SignOffTraderFaultInput!) { signOffTraderFault(input: $input) { ${outcome} } }`,
      { input: { id, version: 2, accepted: false } },
    );
    expect(sentBack).toMatchObject({ state: 'open', version: 3 });
  });

  it('stand beside the messages that were sent, in one timeline, for who may read messages there (X1, X7)', async () => {
    const send = (level: string, state: string, at: string): Promise<object> =>
      api.database.pool.query(
        `WITH run AS (
           INSERT INTO message_run (purpose, business_date) VALUES ('renewalReminder', date '2026-01-01' + $2::int)
           ON CONFLICT (purpose, business_date) DO UPDATE SET planned = 0 RETURNING id, business_date
         )
         INSERT INTO message (run_id, recipient, branch_id, business_date, purpose, level, template_id, template_version,
           shard, state, expires_at, created_at)
         SELECT run.id, t.id, t.branch_id, run.business_date, 'renewalReminder', $2::int::text, uuidv7(), 1, 0, $3, now(), $4
         FROM run, trader t WHERE t.id = $1`,
        [trader, level, state, at],
      );
    await send('60', 'delivered', '2026-01-01T02:00:00Z');
    await send('30', 'undelivered', '2026-01-31T02:00:00Z');
    await clerk.graphql(
      `mutation($id: ID!) { changeTrader(id: $id, version: 1, change: { priority: true }) { __typename } }`,
      { id: trader },
    );
    const ask = `query($id: ID!, $after: String) { traderTimeline(traderId: $id, first: 2, after: $after) {
      nodes { action message { level state } } pageInfo { hasNextPage endCursor } } }`;
    const page = (await one(clerk, ask, { id: trader })) as { pageInfo: { endCursor: string } };
    expect(page).toMatchObject({
      nodes: [
        { action: 'trader.changed', message: null },
        { action: 'message.planned', message: { level: '30', state: 'undelivered' } },
      ],
      pageInfo: { hasNextPage: true },
    });
    expect(await one(clerk, ask, { id: trader, after: page.pageInfo.endCursor })).toMatchObject({
      nodes: [{ message: { level: '60', state: 'delivered' } }],
      pageInfo: { hasNextPage: false },
    });
    // Finance may read the register and not the ledger.
    const finance = await api.as('FIN');
    expect(await one(finance, ask, { id: trader })).toMatchObject({ nodes: [{ action: 'trader.changed' }] });
    // A branch that takes the trader over reads what is its own, not what was sent for another one.
    await api.database.pool.query('UPDATE trader SET branch_id = $2 WHERE id = $1', [
      trader,
      await api.unit('branch', '沈陽營業部'),
    ]);
    const branch = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    expect(await one(branch, ask, { id: trader })).toMatchObject({ nodes: [{ action: 'trader.changed' }] });
  });

  /** A row of an import that stayed out, with its faults. */
  const exclude = async (codes: readonly (readonly [string, string])[]): Promise<string[]> => {
    const row = {
      number: `JY${next++}`,
      name: '周小明',
      kind: '自然人',
      certificate: `E123${next}`,
      phones: '1.99E+10',
      branch: '總部營業部',
      startsOn: '2026-01-01',
      endsOn: '二零二六',
    };
    const sealed = api.app.get(FieldCipher).seal('importRow', JSON.stringify(Object.values(row)));
    const { rows } = await api.database.pool.query<{ id: string }>(
      `WITH made AS (
         INSERT INTO trader_excluded_row (run_id, line, branch_id, columns, cells_sealed)
         SELECT uuidv7(), 2, id, $1, $2 FROM org_unit WHERE name = '總部營業部' RETURNING id, branch_id
       )
       INSERT INTO trader_fault (row_id, branch_id, code, field)
       SELECT made.id, made.branch_id, code, field FROM made, unnest($3::text[], $4::text[]) AS f (code, field) RETURNING id`,
      [Object.keys(row), sealed, codes.map(([code]) => code), codes.map(([, field]) => field)],
    );
    return rows.map(({ id }) => id);
  };
  const mend = (caller: TestCaller, id: string, phone: string): Promise<unknown> =>
    one(
      caller,
      `mutation($input: MendTraderFaultInput!) { mendTraderFault(input: $input) {
        __typename ... on TraderFault { state version } ... on ChangedMeanwhile { storedVersion: version } } }`,
      {
        input: {
          id,
          version: 1,
          corrections: [
            { column: 'phones', value: phone },
            { column: 'endsOn', value: '2026-12-31' },
          ],
        },
      },
    );

  it.each([
    ['one fault', 0],
    ['two faults of one row', 1],
  ])('let one of two win who mend %s at once; the other learns that it was changed (T6)', async (_what, second) => {
    const ids = await exclude([
      ['SCIENTIFIC_PHONE', 'phones'],
      ['BAD_DATE', 'endsOn'],
    ]);
    const other = await api.as('BO');
    const answers = await Promise.all([
      mend(clerk, ids[0] ?? '', `199000${next}`),
      mend(other, ids[second] ?? '', `199001${next}`),
    ]);
    expect(answers).toContainEqual({ __typename: 'TraderFault', state: 'mended', version: 2 });
    expect(answers).toContainEqual({ __typename: 'ChangedMeanwhile', storedVersion: 2 });
  });

  it('are given to a colleague who may mend them, many at once, and to nobody who may not (T6)', async () => {
    const mine = await raise('MISSING_PHONE');
    const elsewhere = await raise(
      'MISSING_PHONE',
      await enterTrader(api, { number: `JY${next++}`, name: '王芳', branch: '沈陽營業部' }),
    );
    const colleague = await api.as('CS');
    const branch = await api.as('BRANCH', { kind: 'branch', name: '總部營業部' });
    const menders = (await one(clerk, 'query($ids: [ID!]!) { traderFaultMenders(faultIds: $ids) { id open } }', {
      ids: [mine, elsewhere],
    })) as { id: string; open: number }[];
    const ids = menders.map(({ id }) => id);
    expect(ids).toContain(colleague.personId);
    expect(ids).not.toContain(branch.personId);
    const assign = (personId: string): Promise<unknown> =>
      one(
        clerk,
        'mutation($input: AssignTraderFaultsInput!) { assignTraderFaults(input: $input) { faultIds refused } }',
        {
          input: { faultIds: [mine, elsewhere], personId },
        },
      );
    expect(await assign(branch.personId)).toEqual({ faultIds: [], refused: [mine, elsewhere] });
    expect(await assign(colleague.personId)).toEqual({ faultIds: [mine, elsewhere], refused: [] });
    expect(await one(colleague, '{ traderFaults(filter: { mine: true }) { totalCount } }', {})).toEqual({
      totalCount: 2,
    });
    expect(
      await one(clerk, '{ traderFaults(filter: { unassigned: true, state: open }) { nodes { id } } }', {}),
    ).not.toMatchObject({
      nodes: expect.arrayContaining([{ id: mine }]),
    });
    const told = await api.database.pool.query(
      `SELECT count(*)::int AS count FROM audit_entry WHERE action = 'traderFault.assigned' AND subject_id = ANY($1)`,
      [[mine, elsewhere]],
    );
    expect(told.rows).toEqual([{ count: 2 }]);
  });
});
