import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

interface Entry {
  action: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
}

const change = `mutation($id: ID!, $version: Int!, $change: TraderChange!) {
  changeTrader(id: $id, version: $version, change: $change) {
    __typename
    ... on Trader { name version marketOwner phones { masked } branch { name } }
    ... on ChangedMeanwhile { storedVersion: version }
    ... on InvalidInput { fields { path code } }
  }
}`;
const reveal = `mutation($id: ID!, $field: SealedTraderField!, $position: Int! = 1, $reason: String!) {
  revealTraderField(traderId: $id, field: $field, position: $position, reason: $reason) {
    __typename
    ... on RevealedField { value }
    ... on InvalidInput { fields { path code } }
  }
}`;

describe('changing what the register says of a trader', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let id: string;
  let next = 10_000;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    id = await enterTrader(api, { number: `JY${next++}`, name: '李科美', branch: '總部營業部' });
  });

  const entries = async (): Promise<Entry[]> => {
    const found = await api.database.pool.query<Entry>(
      `SELECT action, before, after, reason FROM audit_entry WHERE subject_type = 'trader' AND subject_id = $1 ORDER BY id`,
      [id],
    );
    return found.rows;
  };
  const asked = async (caller: TestCaller, query: string, variables: object): Promise<unknown> => {
    const { data, errors } = await caller.graphql(query, { id, ...variables });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0];
  };

  it('keeps what is new and records the fields that changed (T6, X2)', async () => {
    const answer = await asked(clerk, change, {
      version: 1,
      change: { marketOwner: '', remark: '', seatNumber: ' A-7 ' },
    });
    expect(answer).toMatchObject({ __typename: 'Trader', version: 2, marketOwner: null });
    expect(await entries()).toEqual([
      {
        action: 'trader.changed',
        before: { marketOwner: '周常務', seatNumber: null },
        after: { marketOwner: null, seatNumber: 'A-7' },
        reason: null,
      },
    ]);
  });

  it.each(['name', 'phones', 'certificate', 'bankCard'])(
    'leaves %s to an application with a second approver (T4)',
    async (field) => {
      const refused = await clerk.graphql(change, {
        id,
        version: 1,
        change: { [field]: field === 'phones' ? ['1'] : '1' },
      });
      expect(refused.errors?.[0]?.extensions?.code).toBe('BAD_INPUT');
      expect(await entries()).toEqual([]);
    },
  );

  it('changes nothing and records nothing when everything stays the same', async () => {
    const answer = await asked(clerk, change, { version: 1, change: { marketOwner: '周常務', priority: false } });
    expect(answer).toMatchObject({ version: 1 });
    expect(await entries()).toEqual([]);
  });

  it('names every field that is wrong and changes none (T6)', async () => {
    const branchId = '01900000-0000-7000-8000-000000000000';
    expect(await asked(clerk, change, { version: 1, change: { remark: 'a\0b', branchId, priority: true } })).toEqual({
      __typename: 'InvalidInput',
      fields: [
        { path: 'remark', code: 'CONTROL_CHARACTER' },
        { path: 'branchId', code: 'UNKNOWN_BRANCH' },
      ],
    });
    expect(await entries()).toEqual([]);
  });

  it('asks that the trader be checked for faults, with the change itself (T6)', async () => {
    const checks = async (): Promise<object[]> =>
      (
        await api.database.pool.query(
          `SELECT data FROM outbox_message WHERE queue = 'register' AND data->>'traderId' = $1`,
          [id],
        )
      ).rows;
    await asked(clerk, change, { version: 1, change: { marketOwner: '周常務' } });
    expect(await checks()).toEqual([]);
    await asked(clerk, change, { version: 1, change: { marketOwner: '' } });
    expect(await checks()).toEqual([{ data: { traderId: id } }]);
  });

  it('lets one of two win who change the same version at once; the other learns of it (T6)', async () => {
    const answers = await Promise.all(
      ['甲', '乙'].map((marketOwner) => asked(clerk, change, { version: 1, change: { marketOwner } })),
    );
    expect(answers.map((answer) => (answer as { __typename: string }).__typename).toSorted()).toEqual([
      'ChangedMeanwhile',
      'Trader',
    ]);
    expect(await entries()).toHaveLength(1);
  });

  it('is not for a branch, nor for a trader that does not exist (X1)', async () => {
    const branch = await api.as('BRANCH', { kind: 'branch', name: '總部營業部' });
    const refused = await branch.graphql(change, { id, version: 1, change: { priority: true } });
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    for (const unknown of ['x', '01900000-0000-7000-8000-000000000000']) {
      const answer = await clerk.graphql(change, { id: unknown, version: 1, change: { priority: true } });
      expect(answer.data).toEqual({ changeTrader: { __typename: 'NotFound' } });
    }
  });

  it('shows one sealed field in clear, for a reason that the audit keeps without the value (X2)', async () => {
    const reason = '核對續簽資料';
    expect(await asked(clerk, reveal, { field: 'phone', reason })).toEqual({
      __typename: 'RevealedField',
      value: '+8619900000001',
    });
    expect(await asked(clerk, reveal, { field: 'certificate', reason })).toMatchObject({
      value: expect.stringContaining('certificate of JY'),
    });
    const recorded = await entries();
    expect(recorded.map((entry) => [entry.action, entry.reason])).toEqual([
      ['trader.revealed', reason],
      ['trader.revealed', reason],
    ]);
    expect(JSON.stringify(recorded)).not.toMatch(/19900000001|certificate of/);
  });

  it('shows nothing without a reason, and nothing of another branch (X1, X2)', async () => {
    expect(await asked(clerk, reveal, { field: 'phone', reason: '   ' })).toMatchObject({
      fields: [{ path: 'reason', code: 'REASON_MISSING' }],
    });
    const elsewhere = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    expect(await asked(elsewhere, reveal, { field: 'phone', reason: '核對資料' })).toEqual({ __typename: 'NotFound' });
    expect(await asked(clerk, reveal, { field: 'phone', position: 7, reason: '核對資料' })).toEqual({
      __typename: 'NotFound',
    });
    expect(await entries()).toEqual([]);
  });

  it('puts tags on and takes them off, on the traders in reach (T6)', async () => {
    const other = await enterTrader(api, { number: `JY${next++}`, name: '王芳', branch: '沈陽營業部' });
    const tag = `mutation($input: TraderTagsInput!) { changeTraderTags(input: $input) { traderIds } }`;
    const here = await api.as('BRANCH', { kind: 'branch', name: '總部營業部' });
    const input = { traderIds: [id, other], add: ['活躍', '觀察'] };
    expect(await asked(here, tag, { input })).toEqual({ traderIds: [id] });
    expect(await asked(here, tag, { input })).toEqual({ traderIds: [] });
    await asked(clerk, tag, { input: { traderIds: [id, other], remove: ['觀察'] } });
    const tags = await clerk.graphql('query($id: ID!) { trader(id: $id) { tags } traderTags }', { id });
    expect(tags.data).toEqual({ trader: { tags: ['活躍'] }, traderTags: ['活躍'] });
  });

  it('is told by the timeline, the newest first, branches by name (T6, X2)', async () => {
    const branchId = await api.unit('branch', '沈陽營業部');
    await asked(clerk, change, { version: 1, change: { branchId } });
    await asked(clerk, change, { version: 2, change: { priority: true } });
    const { data } = await clerk.graphql<{ traderTimeline: { nodes: unknown[] } }>(
      `query($id: ID!) { traderTimeline(traderId: $id, first: 5) { nodes { action changes { field before after } } } }`,
      { id },
    );
    expect(data?.traderTimeline.nodes).toEqual([
      { action: 'trader.changed', changes: [{ field: 'priority', before: 'false', after: 'true' }] },
      { action: 'trader.changed', changes: [{ field: 'branch', before: '總部營業部', after: '沈陽營業部' }] },
    ]);
    const stranger = await api.as('BRANCH', { kind: 'branch', name: '總部營業部' });
    const hidden = await stranger.graphql('query($id: ID!) { traderTimeline(traderId: $id) { nodes { action } } }', {
      id,
    });
    expect(hidden.data).toEqual({ traderTimeline: { nodes: [] } });
  });
});
