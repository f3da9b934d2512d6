import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader, type TraderSketch } from './trader-factory.ts';

interface Page {
  traders: {
    nodes: { id: string; number: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    total: { count: number; more: boolean };
  };
}

const listing = `query Traders($filter: TraderFilter, $order: TraderOrder! = number, $first: Int! = 50, $after: String) {
  traders(filter: $filter, order: $order, first: $first, after: $after) {
    nodes { id number name kind state certificateKind certificate branch { id name } marketOwner priority seatNumber
      remark mainPhone termStartsOn termEndsOn termState version createdAt updatedAt }
    pageInfo { hasNextPage endCursor }
  }
}`;

describe('the register of traders', () => {
  let api: TestApi;
  let clerk: TestCaller;
  const ids = new Map<string, string>();

  const list = async (caller: TestCaller, variables: Record<string, unknown>): Promise<Page['traders']> => {
    const answer = await caller.graphql<Page>(listing, variables);
    expect(answer.errors).toBeUndefined();
    return (answer.data as Page).traders;
  };
  const numbers = async (caller: TestCaller, variables: Record<string, unknown>): Promise<string[]> =>
    (await list(caller, variables)).nodes.map((node) => node.number);

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    const sketches: TraderSketch[] = [
      { number: 'JY10001', name: '李科美', endsOn: '2026-12-01', tags: ['活躍'] },
      { number: 'JY10002', name: '李科', endsOn: '2026-12-01', priority: true },
      { number: 'JY10003', name: '沈陽糧油有限公司', kind: 'company', branch: '沈陽營業部', endsOn: '2026-12-15' },
      { number: 'JY10004', name: '王李科美', branch: '沈陽營業部', marketOwner: null, tags: ['活躍', '觀察'] },
      { number: 'JY10005', name: '陳偉', phones: [], endsOn: null },
      { number: 'JY10006', name: '陳偉', state: 'closed', endsOn: '2025-06-30' },
      { number: 'JY10007', name: 'Ａnna Schmidt', endsOn: null, phones: ['+8619900000007', '+8619900000008'] },
      { number: 'JY20001', name: '曾大同', endsOn: '2027-12-31' },
    ];
    for (const sketch of sketches) ids.set(sketch.number, await enterTrader(api, sketch));
  });
  afterAll(() => api.close());

  describe('as a list', () => {
    it.each(['number', 'numberDescending', 'name', 'nameDescending', 'termEnd', 'termEndDescending'])(
      'by %s shows every trader once, however small the pages (T6)',
      async (order) => {
        const whole = await numbers(clerk, { order });
        expect(whole.toSorted()).toEqual([...ids.keys()].toSorted());
        for (const first of [1, 2, 3]) {
          const seen: string[] = [];
          for (let after: string | null = null; ; ) {
            const page = await list(clerk, { order, first, after });
            seen.push(...page.nodes.map((node) => node.number));
            after = page.pageInfo.endCursor;
            if (!page.pageInfo.hasNextPage) break;
          }
          expect(seen).toEqual(whole);
        }
      },
    );

    it('by term end puts traders without a term last, in either direction (T3)', async () => {
      expect((await numbers(clerk, { order: 'termEnd' })).slice(-2)).toEqual(['JY10005', 'JY10007']);
      expect((await numbers(clerk, { order: 'termEndDescending' })).slice(-2)).toEqual(['JY10005', 'JY10007']);
      expect((await numbers(clerk, { order: 'termEndDescending' }))[0]).toBe('JY20001');
    });

    it('shows a branch its own traders only, the total included (X1)', async () => {
      const shenyang = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
      expect(await numbers(shenyang, {})).toEqual(['JY10003', 'JY10004']);
      expect(await numbers(shenyang, { order: 'termEnd' })).toEqual(['JY10003', 'JY10004']);
      const elsewhere = { branchIds: [await api.unit('branch', '總部營業部')] };
      expect(await numbers(shenyang, { filter: elsewhere })).toEqual([]);
      const answer = await shenyang.graphql<Page>('{ traders { total { count more } } }');
      expect(answer.data?.traders.total).toEqual({ count: 2, more: false });
    });

    it.each<[Record<string, unknown>, string[]]>([
      [{ kind: 'company' }, ['JY10003']],
      [{ state: 'closed' }, ['JY10006']],
      [{ priority: true }, ['JY10002']],
      [{ withoutMarketOwner: true }, ['JY10004']],
      [{ withoutPhone: true }, ['JY10005']],
      [{ withoutPhone: false, state: 'closed' }, ['JY10006']],
      [{ tag: '活躍' }, ['JY10001', 'JY10004']],
      [{ termEndsFrom: '2026-12-01', termEndsTo: '2026-12-15' }, ['JY10001', 'JY10002', 'JY10003']],
      [{ text: '陈伟' }, ['JY10005', 'JY10006']],
      [{ text: 'jy2' }, ['JY20001']],
      [{ text: '陳偉', state: 'active' }, ['JY10005']],
    ])('narrows to %j (T6)', async (filter, expected) => {
      expect(await numbers(clerk, { filter })).toEqual(expected);
      const counted = await clerk.graphql<Page>('query($f: TraderFilter) { traders(filter: $f) { total { count } } }', {
        f: filter,
      });
      expect(counted.data?.traders.total.count).toBe(expected.length);
    });

    it('reads a page of 20 fields with its branches in one statement, tags and phones in one more each', async () => {
      await list(clerk, {});
      const asked = vi.spyOn(api.database.pool, 'query');
      try {
        await list(clerk, {});
        expect(asked).toHaveBeenCalledTimes(1);
        asked.mockClear();
        await clerk.graphql('{ traders { nodes { number tags phones { position masked } } } }');
        expect(asked).toHaveBeenCalledTimes(3);
      } finally {
        asked.mockRestore();
      }
    });

    it.each(['nonsense', Buffer.from('["1","2","3"]').toString('base64url'), Buffer.from('[7]').toString('base64url')])(
      'refuses the cursor %s as bad input',
      async (after) => {
        for (const order of ['number', 'name', 'termEnd']) {
          const { errors } = await clerk.graphql(listing, { order, after });
          expect(errors?.[0]?.extensions?.code).toBe('BAD_INPUT');
        }
      },
    );

    it('has personal data only masked', async () => {
      const { nodes } = await list(clerk, {});
      expect(JSON.stringify(nodes)).not.toMatch(/\+861990000|certificate of/);
      expect(nodes[0]).toMatchObject({ certificate: '990***********0011', mainPhone: '+86 199****0001' });
    });
  });

  describe('searched', () => {
    const search = async (caller: TestCaller, text: string, first = 20): Promise<string[]> => {
      const { data, errors } = await caller.graphql<{ searchTraders: { number: string }[] }>(
        'query($text: String!, $first: Int!) { searchTraders(text: $text, first: $first) { number } }',
        { text, first },
      );
      expect(errors).toBeUndefined();
      return data?.searchTraders.map((trader) => trader.number) ?? [];
    };

    it('puts the very name first, then names that begin with it, then those that hold it (X8)', async () => {
      expect(await search(clerk, '李科')).toEqual(['JY10002', 'JY10001', 'JY10004']);
    });

    it('fills a short page with the best alone (X8)', async () => {
      expect(await search(clerk, '李科', 1)).toEqual(['JY10002']);
      expect(await search(clerk, '李科', 2)).toEqual(['JY10002', 'JY10001']);
    });

    it.each([
      ['lkm', ['JY10001', 'JY10004']],
      ['likemei', ['JY10001', 'JY10004']],
      ['沈阳', ['JY10003']],
      ['瀋陽', ['JY10003']],
      ['anna', ['JY10007']],
      ['zeng', ['JY20001']],
      ['jy20001', ['JY20001']],
      ['JY2', ['JY20001']],
      ['20001', ['JY20001']],
      ['曾', ['JY20001']],
      ['c', ['JY10005', 'JY10006', 'JY20001']],
      ['不在', []],
      ['%_', []],
      ['\0', []],
    ])('finds by %j (X8)', async (text, expected) => {
      expect((await search(clerk, text)).toSorted()).toEqual(expected);
    });

    it('shows a branch its own traders only (X1, X8)', async () => {
      const shenyang = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
      expect(await search(shenyang, '李科')).toEqual(['JY10004']);
    });
  });

  describe('as a record', () => {
    it('is found by id and by number, and is nothing out of reach (T6, X1)', async () => {
      const one = `query($id: ID!, $number: String!) { trader(id: $id) { number terms { endsOn current } }
        traderByNumber(number: $number) { id } }`;
      const id = ids.get('JY10001') ?? '';
      const { data } = await clerk.graphql(one, { id, number: 'JY10001' });
      expect(data).toEqual({
        trader: { number: 'JY10001', terms: [{ endsOn: '2026-12-01', current: true }] },
        traderByNumber: { id },
      });
      const shenyang = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
      expect((await shenyang.graphql(one, { id, number: 'JY10001' })).data).toEqual({
        trader: null,
        traderByNumber: null,
      });
      expect((await clerk.graphql(one, { id: 'x', number: '\0' })).data).toEqual({
        trader: null,
        traderByNumber: null,
      });
    });

    it('tells what ends when, by branch, and what is to be done today (T3, T6)', async () => {
      const { data } = await clerk.graphql<{ seatsCalendar: unknown[] }>(
        `{ seatsCalendar(from: "2026-12-01", to: "2026-12-31") { day branch { name } count } }`,
      );
      expect(data?.seatsCalendar).toEqual([
        { day: '2026-12-01', branch: { name: '總部營業部' }, count: 2 },
        { day: '2026-12-15', branch: { name: '沈陽營業部' }, count: 1 },
      ]);
      const shenyang = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
      const { data: own } = await shenyang.graphql(
        '{ registerCockpit { unreachable withoutMarketOwner } seatsCalendar(from: "2026-12-01", to: "2026-12-31") { count } }',
      );
      expect(own).toEqual({
        registerCockpit: { unreachable: 0, withoutMarketOwner: 1 },
        seatsCalendar: [{ count: 1 }],
      });
      const all = await clerk.graphql('{ registerCockpit { unreachable withoutMarketOwner } }');
      expect(all.data).toEqual({ registerCockpit: { unreachable: 1, withoutMarketOwner: 1 } });
    });

    it.each(['from: "2026-02-30", to: "2026-03-01"', 'from: "2026-01-01", to: "2028-01-01"'])(
      'refuses a calendar of %s',
      async (days) => {
        const { errors } = await clerk.graphql(`{ seatsCalendar(${days}) { count } }`);
        expect(errors?.[0]?.extensions?.code).toBe('BAD_INPUT');
      },
    );
  });
});
