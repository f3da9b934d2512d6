import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitors } from './house.ts';
import { askApi, dayFromNow, importTraders } from './register.ts';

describe('a renewal reminder', () => {
  let visitors: Visitors;
  let page: Page;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    page = await visitors.open('/renewals', { login: 'likemei' });
    // Today is an office day, whatever day the journey is made on.
    const { today } = await askApi<{
      today: { day: { day: string; office: boolean; trading: boolean; version: number } | null };
    }>(page, '{ today { day { day office trading version } } }');
    if (today.day && !today.day.office) {
      await askApi(page, 'mutation($input: CalendarDayInput!) { changeCalendarDay(input: $input) { __typename } }', {
        input: { ...today.day, office: true, reason: 'journey' },
      });
    }
    await importTraders(page, [
      `JY99001,青禾貿易有限公司,法人,91999999MAKEFW001Y,19900099001,總部營業部,,普通,2025-01-01,${dayFromNow(20)},XW99001,`,
    ]);
  }, 60_000);
  afterAll(() => visitors.end());

  it('is followed from the plan to its receipt (T3, X7)', async () => {
    await page.getByRole('button', { name: '立即規劃' }).click();
    await page
      .locator('.k-facts')
      .getByRole('link', { name: /已送達/ })
      .waitFor();
    // The house may have sent hundreds of others today: hers are listed by themselves.
    const { traderByNumber } = await askApi<{ traderByNumber: { id: string } }>(
      page,
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
