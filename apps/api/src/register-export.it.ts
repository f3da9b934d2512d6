import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

describe('the register as a file (X6)', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
    await enterTrader(api, { number: 'JY1', name: '李科美', branch: '總部營業部', phones: ['+8619900001234'] });
    await enterTrader(api, {
      number: 'JY2',
      name: '沈陽宏達',
      branch: '上海營業部',
      kind: 'company',
      priority: true,
      endsOn: null,
    });
    await enterTrader(api, { number: 'JY3', name: '=HYPERLINK("x")', branch: '上海營業部', marketOwner: null });
  });
  afterAll(() => api.close());

  async function lines(
    caller: TestCaller,
    filter: Record<string, unknown> = {},
    language = 'zh-Hant',
  ): Promise<string[]> {
    const headers = { ...caller.headers, 'accept-language': language };
    const wish = { name: 'traders', format: 'csv', filter };
    const asked = await api.app.inject({ method: 'POST', url: '/exports', headers, payload: wish });
    const file = await api.app.inject({ url: `/exports/${asked.json<{ id: string }>().id}`, headers });
    return file.body.split('\r\n');
  }

  it('has the headings of the file it was imported from, and personal data masked', async () => {
    const [head, first] = await lines(await api.as('CS'));
    expect(head).toBe(
      '\ufeff交易商編號,名稱,類型,證件號,電話,營業部,市場負責人,優先級,協議開始,協議到期,席位號,狀態,備註',
    );
    expect(first).toBe(
      "JY1,李科美,自然人,990***********0011,'+86 199****1234,總部營業部,周常務,普通,2020-01-01,2027-03-31,,在冊,",
    );
  });

  it('speaks the language of who asks', async () => {
    const [, , second] = await lines(await api.as('CS'), {}, 'en');
    expect(second).toContain('Company');
    expect(second).toContain('Important');
  });

  it('has only the rows of a branch for its people (X1)', async () => {
    const rows = await lines(await api.as('BRANCH', { kind: 'branch', name: '上海營業部' }));
    expect(rows.slice(1, -1).map((row) => row.slice(0, 3))).toEqual(['JY2', 'JY3']);
  });

  it('is narrowed as the list is', async () => {
    const rows = await lines(await api.as('CS'), { text: 'syhd' });
    expect(rows.slice(1, -1).map((row) => row.slice(0, 3))).toEqual(['JY2']);
  });

  it('lets no name run as a formula', async () => {
    const rows = await lines(await api.as('CS'), { withoutMarketOwner: true });
    expect(rows[1]).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it.each([{ kind: "company' OR 'a'='a" }, { state: 1 }, { nothing: true }, { branchIds: ['x'] }])(
    'refuses the filter %j',
    async (filter) => {
      const [answer = ''] = await lines(await api.as('CS'), filter);
      expect(JSON.parse(answer)).toMatchObject({ code: 'BAD_INPUT', fields: [{ path: Object.keys(filter)[0] }] });
    },
  );
});
