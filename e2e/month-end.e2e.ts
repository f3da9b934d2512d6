import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readPdf } from '../libs/office/src/printing/pdf-reading.ts';
import { Visitors } from './house.ts';
import { dayFromNow, importTraders } from './register.ts';

/** The quarter that ended last, as people call it and as the address does, and its first day. */
function lastQuarter(): { name: string; key: string; firstDay: string } {
  const [year = 0, month = 1] = dayFromNow(0).split('-').map(Number);
  const place = year * 4 + Math.ceil(month / 3) - 2;
  const [of, quarter] = [Math.floor(place / 4), (place % 4) + 1];
  const firstDay = `${of}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
  return { name: `${of}年第${quarter}季度`, key: `${of}-Q${quarter}`, firstDay };
}

/** The text of a PDF that a click downloads. */
async function textOf(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readPdf(readFileSync(await download.path())).text;
}

describe('the end of a quarter', () => {
  const quarter = lastQuarter();
  const address = `/reports?kind=quarter&period=${quarter.key}`;
  let visitors: Visitors;
  let manager: Page;

  const takeOver = (place: number, certificate: string): Promise<void> =>
    importTraders(manager, [
      `JY9930${place},季末${place}號商行,法人,${certificate},1990009930${place},西安營業部,,普通,${quarter.firstDay},${dayFromNow(200)},XW9930${place},`,
    ]);

  beforeAll(async () => {
    visitors = await Visitors.begin();
    manager = await visitors.open('/', { login: 'likemei' });
    await takeOver(1, '91999999MAKEFW201A');
  }, 60_000);
  afterAll(() => visitors.end());

  it('is closed by customer service, restated by the manager, printed, and read by the general manager (T7)', async () => {
    const clerk = await visitors.open(address, { login: 'dingxiaojie' });
    await clerk.locator('.k-head').getByText('待結帳').waitFor();
    await clerk.getByRole('button', { name: '結帳' }).click();
    await clerk.locator('.ant-popover').getByRole('button', { name: '結帳' }).click();
    await clerk.locator('.k-head').getByText('已結帳').waitFor();

    await takeOver(2, '91999999MAKEFW202D');
    await manager.goto(address);
    await manager.getByText('結帳後又有 1 筆屬於本期的紀錄').waitFor();
    await manager.getByRole('button', { name: '更正' }).click();
    await manager.getByLabel('更正原因').fill('補錄西安一戶');
    await manager.getByRole('dialog').getByRole('button', { name: '更正' }).click();
    const differs = manager.getByRole('region', { name: '與第 1 版的差異' });
    await differs.getByText('西安營業部').waitFor();
    expect(await differs.getByText('開戶').count()).toBe(1);

    const text = await textOf(manager, () => manager.getByRole('link', { name: 'PDF 報表' }).click());
    for (const words of ['開戶情況統計', quarter.name, '西安營業部', '第 2 版', '補錄西安一戶'])
      expect(text).toContain(words);

    await manager
      .getByRole('row', { name: /^西安營業部/ })
      .locator('a[href*="kind=company"]')
      .first()
      .click();
    await manager.locator('.ant-table-row', { hasText: '季末1號商行' }).waitFor();
    await manager.locator('.ant-table-row', { hasText: '季末2號商行' }).waitFor();

    const general = await visitors.open('/', { login: 'gm' });
    await general.locator('.k-card').getByRole('link', { name: quarter.name }).click();
    await general.getByRole('button', { name: '已閱' }).click();
    await general.getByText('陳總已閱').waitFor();
  });

  it('leaves a task that is given to a role, taken, handed over with a reason and done with evidence (T20)', async () => {
    await manager.goto('/tasks?new=yes');
    await manager.getByLabel('事項').fill('核對西安營業部開戶資料');
    await manager.getByLabel('交給').click();
    await manager.getByText(/^客服（/).click();
    await manager.getByLabel('完成時須有憑證').check();
    await manager.getByRole('dialog').getByRole('button', { name: '交辦' }).click();
    await manager.getByText('任務已交辦').waitFor();

    const clerk = await visitors.open('/tasks?list=role', { login: 'dingxiaojie' });
    await clerk.locator('.ant-table-row', { hasText: '核對西安營業部開戶資料' }).getByRole('checkbox').check();
    await clerk.getByRole('toolbar').getByRole('button', { name: '認領' }).click();
    await clerk.getByText('選取 1 項，認領了 1 項').waitFor();
    await clerk.goto('/tasks');
    await clerk.locator('.ant-table-row', { hasText: '核對西安營業部開戶資料' }).click();
    await clerk.getByRole('button', { name: '轉交' }).click();
    await clerk.getByLabel('交給').click();
    await clerk.getByText(/^李元元（/).click();
    await clerk.getByLabel('原因').fill('明天請假');
    await clerk.getByRole('dialog').getByRole('button', { name: '轉交' }).click();
    await clerk.getByText('任務已轉交').waitFor();

    const next = await visitors.open('/', { login: 'liyuanyuan' });
    await next.locator('.k-card', { hasText: '我的任務' }).getByRole('link').first().click();
    await next.locator('.ant-table-row', { hasText: '核對西安營業部開戶資料' }).waitFor();
    const before = (await next.locator('.ant-table-row').allInnerTexts()).findIndex((row) =>
      row.includes('核對西安營業部'),
    );
    for (let row = 0; row <= before; row++) await next.keyboard.press('j');
    await next.keyboard.press('Enter');
    await next.getByText('轉交給李元元').waitFor();
    await next.getByText('明天請假').waitFor();
    await next.getByRole('button', { name: '完成' }).click();
    await next.getByRole('dialog').getByRole('button', { name: '完成' }).click();
    await next.getByText('請填寫').waitFor();
    const file = { name: '核對表.txt', mimeType: 'text/plain', buffer: Buffer.from('兩戶齊全') };
    await next.locator('input[type=file]').setInputFiles(file);
    await next.getByRole('dialog').getByRole('button', { name: '完成' }).click();
    await next.locator('.k-head').getByText('已完成').waitFor();
    const [evidence] = await Promise.all([
      next.waitForEvent('download'),
      next.getByRole('link', { name: '核對表.txt' }).click(),
    ]);
    expect(readFileSync(await evidence.path(), 'utf8')).toBe('兩戶齊全');
  });

  it('ends with a letter, its words rewritten by one, approved by another, and kept with the trader (X6)', async () => {
    const author = await visitors.open('/letter-templates', { login: 'liyuanyuan' });
    await author.locator('.ant-table-row', { hasText: '開戶確認書' }).click();
    await author.getByRole('button', { name: '修改' }).click();
    await author.getByLabel('正文').fill('{name}（{number}）：\n開戶手續已辦妥。\n> {today}');
    await author.getByText('沈陽豐收糧油有限公司（JY10001）：').waitFor();
    await author.getByRole('button', { name: '存為第 2 版' }).click();
    await author.locator('.k-head').getByText('第 2 版待核准').waitFor();
    expect(await author.getByRole('button', { name: '核准第 2 版' }).count()).toBe(0);

    await manager.goto('/');
    await manager.locator('.k-card', { hasText: '待核准的函件範本' }).getByRole('link', { name: '開戶確認書' }).click();
    await manager.getByText('與第 1 版的差異').click();
    await manager.locator('ins', { hasText: '開戶手續已辦妥。' }).waitFor();
    await manager.getByRole('button', { name: '核准第 2 版' }).click();
    await manager.locator('.k-head').getByText('第 2 版使用中').waitFor();

    await author.goto('/traders?text=季末1號');
    await author.locator('.ant-table-row', { hasText: '季末1號商行' }).click();
    await author.getByRole('button', { name: '寫函件' }).click();
    await author.getByRole('dialog').getByLabel('函件範本').click();
    await author.getByTitle('開戶確認書').click();
    await author.getByRole('dialog').getByRole('button', { name: '寫函件' }).click();
    const text = await textOf(author, () => author.getByRole('link', { name: '下載 PDF' }).click());
    expect(text).toContain('季末1號商行（JY99301）：');
    expect(text).toContain('開戶手續已辦妥。');
  });
});
