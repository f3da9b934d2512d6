import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { address, Visitors } from './house.ts';

const headings = '交易商編號,名稱,類型,證件號,電話,營業部,市場負責人,優先級,協議開始,協議到期,席位號,備註';

/** The day some calendar days from today in Shanghai. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

/** A trader who is in no other journey. */
function traderRow(endsOn: string): string {
  return `JY99001,青禾貿易有限公司,法人,91999999MAKEFW001Y,19900099001,總部營業部,,普通,2025-01-01,${endsOn},XW99001,`;
}

describe('a renewal reminder', () => {
  let visitors: Visitors;
  let page: Page;

  /** Asks the API as the signed-in person. */
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const answer = await page.request.post('/graphql', { headers: { origin: address }, data: { query, variables } });
    const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  beforeAll(async () => {
    visitors = await Visitors.begin();
    page = await visitors.open('/renewals', { login: 'likemei' });
    // Today is an office day, whatever day the journey is made on.
    const { today } = await ask<{
      today: { day: { day: string; office: boolean; trading: boolean; version: number } | null };
    }>('{ today { day { day office trading version } } }');
    if (today.day && !today.day.office) {
      await ask('mutation($input: CalendarDayInput!) { changeCalendarDay(input: $input) { __typename } }', {
        input: { ...today.day, office: true, reason: 'journey' },
      });
    }
    const file = await page.request.post('/files', {
      headers: { origin: address },
      multipart: {
        file: {
          name: 'one.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(`${headings}\n${traderRow(dayFromNow(20))}\n`),
        },
      },
    });
    const { id: fileId } = (await file.json()) as { id: string };
    const { startImport } = await ask<{ startImport: { id: string } }>(
      'mutation($input: StartImportInput!) { startImport(input: $input) { ... on ImportRun { id } } }',
      { input: { kind: 'traders', fileId, again: false } },
    );
    const runIn = async (state: string): Promise<{ version: number }> => {
      for (;;) {
        const { importRun } = await ask<{ importRun: { state: string; version: number } }>(
          'query($id: ID!) { importRun(id: $id) { state version } }',
          { id: startImport.id },
        );
        if (importRun.state === state) return importRun;
      }
    };
    const { version } = await runIn('ready');
    await ask('mutation($input: ConfirmImportInput!) { confirmImport(input: $input) { __typename } }', {
      input: { runId: startImport.id, version, mode: 'ALL_OR_NOTHING' },
    });
    await runIn('committed');
  }, 60_000);
  afterAll(() => visitors.end());

  it('is followed from the plan to its receipt (T3, X7)', async () => {
    await page.getByRole('button', { name: '立即規劃' }).click();
    await page
      .locator('.k-facts')
      .getByRole('link', { name: /已送達/ })
      .waitFor();
    // The house may have sent hundreds of others today: hers are listed by themselves.
    const { traderByNumber } = await ask<{ traderByNumber: { id: string } }>(
      '{ traderByNumber(number: "JY99001") { id } }',
    );
    await page.goto(`/messages?recipient=${traderByNumber.id}`);
    await page.locator('.ant-table-row', { hasText: 'JY99001' }).click();
    await page.getByText('回執：已送達').waitFor({ timeout: 40_000 });
    await page.getByText('已發送，網關已收').waitFor();
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    expect(heading).toBe('續簽提醒，到期前 30 天');
    expect(
      await page
        .getByText(/\d{3}\*{4}\d{4}/)
        .first()
        .isVisible(),
    ).toBe(true);
  });
});
