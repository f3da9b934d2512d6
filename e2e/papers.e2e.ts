import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitors } from './house.ts';
import { photograph, twoPages } from './papers.ts';
import { dayFromNow, importTraders } from './register.ts';

describe('the papers of a trader', () => {
  let visitors: Visitors;
  let clerk: Page;
  let colleague: Page;
  let manager: Page;
  let address: string;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    manager = await visitors.open('/', { login: 'likemei' });
    await importTraders(manager, [
      `JY99501,檔案旅程貿易有限公司,法人,91999999MAKEFW008L,19900099501,總部營業部,,普通,2025-01-01,${dayFromNow(400)},XW99501,`,
    ]);
    clerk = await visitors.open('/traders?text=JY99501', { login: 'liyuanyuan' });
    await clerk.locator('.ant-table-row', { hasText: 'JY99501' }).getByText('JY99501', { exact: true }).click();
    await papers(clerk).waitFor();
    address = clerk.url();
    colleague = await visitors.open(address, { login: 'dingxiaojie' });
  }, 90_000);
  afterAll(() => visitors.end());

  const papers = (page: Page): Locator => page.getByRole('region', { name: '資料及證件' });
  const row = (page: Page, paper: string): Locator =>
    papers(page).locator('tr', { has: page.locator('th[scope="row"]', { hasText: new RegExp(`^${paper}`) }) });
  const choose = async (page: Page, paper: string, action: string): Promise<void> => {
    await row(page, paper).getByRole('button', { name: /^更多/ }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  const save = async (page: Page, button: string): Promise<void> => {
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  /** Opens a paper and gives what is seen of its page, as bytes. */
  const look = async (page: Page, paper: string): Promise<Buffer> => {
    await row(page, paper).getByRole('button', { name: paper, exact: true }).click();
    const picture = page.getByRole('dialog').getByRole('img', { name: `${paper}第 1 頁` });
    await picture.waitFor();
    const source = await picture.getAttribute('src');
    return (await page.request.get(source ?? '')).body();
  };

  it('are handed in by a clerk: a photo without what the camera wrote, and a PDF (T5)', async () => {
    await papers(clerk).getByText('0／8 項').waitFor();
    await row(clerk, '銀行卡／帳戶證明').getByRole('button', { name: /^上傳/ }).click();
    const photo = await photograph(clerk, 'SECRET-CAMERA');
    await clerk.getByRole('dialog').locator('input[type="file"]').setInputFiles({
      name: '銀行卡.jpg',
      mimeType: 'image/jpeg',
      buffer: photo,
    });
    await save(clerk, '存檔');
    await row(clerk, '銀行卡／帳戶證明').getByText('已收').waitFor();

    await row(clerk, '營業執照').getByRole('button', { name: /^上傳/ }).click();
    // Until when it is good must be said; the form says so where it belongs.
    await clerk
      .getByRole('dialog')
      .locator('input[type="file"]')
      .setInputFiles({
        name: '營業執照.pdf',
        mimeType: 'application/pdf',
        buffer: twoPages('Licence of a journey'),
      });
    await clerk.getByRole('dialog').getByRole('button', { name: '存檔', exact: true }).click();
    await clerk.getByRole('dialog').getByText('必填').waitFor();
    await clerk.getByRole('dialog').getByLabel('有效期至').fill(dayFromNow(20).replaceAll('-', '/'));
    await clerk.getByRole('dialog').getByLabel('有效期至').press('Enter');
    await save(clerk, '存檔');
    await row(clerk, '營業執照').getByText('即將到期').waitFor();
    await papers(clerk).getByText('2／8 項').waitFor();

    await manager.goto(address);
    await look(manager, '銀行卡／帳戶證明');
    const link = await manager.getByRole('link', { name: '下載原檔' }).getAttribute('href');
    const kept = await (await manager.request.get(link ?? '')).body();
    expect(photo.includes('SECRET-CAMERA')).toBe(true);
    expect(kept.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(kept.includes('SECRET-CAMERA')).toBe(false);
    expect(kept.includes('Exif')).toBe(false);
  }, 60_000);

  it('are compared by a colleague, who sees them with a watermark of his own (T5)', async () => {
    await colleague.reload();
    const theirs = await look(colleague, '營業執照');
    await colleague.getByText('每次打開都有紀錄').waitFor();
    await colleague.getByRole('button', { name: '下一頁' }).click();
    await colleague.getByText('第 2／2 頁').waitFor();
    expect(await colleague.getByRole('link', { name: '下載原檔' }).count()).toBe(0);
    await colleague.keyboard.press('Escape');
    await colleague.getByRole('dialog').waitFor({ state: 'detached' });
    await choose(colleague, '營業執照', '已與原件核對');
    await row(colleague, '營業執照').getByText('丁小杰已核對').waitFor();
    const mine = await look(clerk, '營業執照');
    await clerk.keyboard.press('Escape');
    expect(mine.equals(theirs)).toBe(false);
  });

  it('lie on a shelf, are lent out with a day, and come back; who has one is told to whoever asks next (T5)', async () => {
    await clerk.reload();
    await choose(clerk, '營業執照', '登記存放位置');
    await clerk.getByRole('dialog').getByLabel('櫃').fill('甲');
    await clerk.getByRole('dialog').getByLabel('層').fill('3');
    await save(clerk, '保存');
    await row(clerk, '營業執照').getByText('甲 / 3').waitFor();
    const lend = async (page: Page, borrower: string): Promise<void> => {
      await choose(page, '營業執照', '借出');
      await page.getByRole('dialog').getByLabel('借閱人').fill(borrower);
      await page.getByRole('dialog').getByLabel('用途').fill('公證');
      await page.getByRole('dialog').getByLabel('應還日').fill(dayFromNow(3).replaceAll('-', '/'));
      await page.getByRole('dialog').getByLabel('應還日').press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: '借出', exact: true }).click();
    };
    await lend(clerk, '公證處');
    await row(clerk, '營業執照')
      .getByText(/公證處 借出/)
      .waitFor();
    await colleague.reload();
    await row(colleague, '營業執照')
      .getByText(/公證處 借出/)
      .waitFor();

    await clerk.goto('/archive?shelf=lent&text=JY99501');
    await clerk.locator('.ant-table-row', { hasText: '公證處 借出' }).locator('.ant-table-cell').first().click();
    await choose(clerk, '營業執照', '歸還');
    await row(clerk, '營業執照').getByText(/借出/).waitFor({ state: 'detached' });
    await clerk.getByRole('dialog').getByRole('button', { name: '關閉' }).click();
    await clerk.getByText('沒有符合條件的資料').waitFor();
  }, 60_000);

  it('tell everything that happened to them, each opening too (T5, X2)', async () => {
    await clerk.goto(address);
    await choose(clerk, '營業執照', '版本與紀錄');
    const happened = clerk.getByRole('table', { name: '紀錄' });
    await happened.locator('tbody tr').first().waitFor();
    // At its hour the house reminds of papers that expire, whatever we are doing.
    const told = (await happened.locator('tbody tr').allInnerTexts())
      .map((line) => line.split('\t').slice(1, 3).join(' '))
      .filter((line) => !line.startsWith('系統'));
    expect(told).toEqual([
      '李元元 歸還資料',
      '李元元 借出資料',
      '李元元 登記資料存放位置',
      '李元元 打開資料',
      '丁小杰 核對資料',
      '丁小杰 打開資料',
      '李元元 存入資料',
    ]);
  });

  it('that lack something stand in the archive, for each branch how complete they are (T5)', async () => {
    await manager.goto('/archive?shelf=incomplete&text=JY99501');
    await manager.locator('.ant-table-row', { hasText: '缺少開戶申請表' }).waitFor();
    await manager.getByRole('button', { name: /^資料齊全率/ }).click();
    await manager.getByRole('dialog').getByRole('link', { name: '總部營業部' }).click();
    await manager.waitForURL(/shelf=incomplete&branch=/);
    await manager.locator('.ant-table-row').first().waitFor();
  });
});
