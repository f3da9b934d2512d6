import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitors } from './house.ts';
import { dayFromNow, importTraders } from './register.ts';

describe('a bulk renewal', () => {
  let visitors: Visitors;
  let page: Page;
  const terms = `/renewal-terms?text=同批&state=active,expiring&to=${dayFromNow(60)}`;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    page = await visitors.open(terms, { login: 'likemei' });
    const row = (place: number, certificate: string): string =>
      `JY9910${place},同批${place}號貿易有限公司,法人,${certificate},1990009910${place},總部營業部,,普通,2025-01-01,${dayFromNow(40)},XW9910${place},`;
    await importTraders(page, [
      row(1, '91999999MAKEFW0022'),
      row(2, '91999999MAKEFW0035'),
      row(3, '91999999MAKEFW0048'),
    ]);
    await page.goto(terms);
  }, 60_000);
  afterAll(() => visitors.end());

  it('follows the traders’ answers: who does not renew is left, the others are renewed and leave the queue (T3)', async () => {
    const row = (name: string): ReturnType<Page['locator']> => page.locator('.ant-table-row', { hasText: name });
    await row('同批1號').getByRole('button', { name: '記下答覆' }).click();
    await page.getByRole('dialog').getByText('不續簽', { exact: true }).click();
    await page.getByRole('dialog').getByLabel('備註').fill('明年不做了');
    await page.getByRole('dialog').getByRole('button', { name: '記下答覆' }).click();
    await row('同批1號').getByText('不續簽').waitFor();

    await page.goto(`${terms}&answer=none`);
    await row('同批2號').waitFor();
    expect(await row('同批1號').count()).toBe(0);
    // By keyboard: down, choose, down, choose.
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByRole('toolbar').getByRole('button', { name: '批量續簽' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '續簽 2 個' }).click();
    await page.getByRole('dialog').getByText('已續簽 2 個').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '完成' }).click();
    await page.getByText('沒有待續簽的交易商').waitFor();

    await page.goto(terms);
    await row('同批1號').click();
    await page.getByRole('region', { name: '續簽答覆' }).getByText('明年不做了').waitFor();
    expect(await page.getByRole('button', { name: '續簽', exact: true }).isVisible()).toBe(true);
  });
});
