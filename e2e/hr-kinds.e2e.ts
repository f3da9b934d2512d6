import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitors } from './house.ts';
import { dayFromNow } from './register.ts';

describe('a kind of request that HR adds without code (H1)', () => {
  let visitors: Visitors;
  let hr: Page;
  let phone: Page;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    hr = await visitors.open('/hr-requests', { login: 'renshi' });
  });
  afterAll(() => visitors.end());

  const state = (page: Page, name: string): Locator => page.locator('.k-head').getByText(name, { exact: true });
  const words = async (within: Locator, label: string, [hant, hans, en]: readonly string[]): Promise<void> => {
    await within.getByLabel(`${label} · 繁體中文`).fill(hant ?? '');
    await within.getByLabel(`${label} · 简体中文`).fill(hans ?? '');
    await within.getByLabel(`${label} · English`).fill(en ?? '');
  };
  const choose = async (page: Page, box: Locator, name: string): Promise<void> => {
    await box.click();
    await page.locator('.ant-select-dropdown:visible').getByTitle(name, { exact: true }).click();
  };

  it('is written with its form, its route and its letter; the preview shows it in each language', async () => {
    await hr.getByRole('link', { name: '申請種類' }).click();
    await hr.getByRole('link', { name: '新增申請種類' }).click();
    await hr.getByRole('button', { name: '儲存', exact: true }).click();
    // What is missing is named, and nothing is lost.
    await hr.getByRole('alert').getByText('必填').first().waitFor();
    await words(hr.getByRole('region', { name: '名稱' }), '名稱', ['宿舍申請', '宿舍申请', 'Place in the dormitory']);
    const field = hr.getByRole('group', { name: /^欄位 1/ });
    await words(field, '欄位名稱', ['入住日期', '入住日期', 'From which day on']);
    await choose(hr, field.getByLabel('填寫方式'), '日期');
    await field.getByLabel('不早於今天').check();
    await field.getByLabel('必填').check();
    await hr.getByRole('button', { name: '新增欄位' }).click();
    const second = hr.getByRole('group', { name: /^欄位 2/ });
    await words(second, '欄位名稱', ['原因', '原因', 'Why']);
    const route = hr.getByRole('region', { name: '審批順序與期限' });
    await route.getByLabel('批准後由人事確認辦結').uncheck();
    await choose(hr, hr.getByRole('combobox', { name: '批准後的函件' }), '人事申請批覆');
    const preview = hr.getByRole('complementary', { name: '預覽' });
    await preview.getByText('English').click();
    await preview.getByText('From which day on').waitFor();
    await hr.getByRole('button', { name: '儲存', exact: true }).click();
    await hr.getByRole('row', { name: /宿舍申請/ }).waitFor();
  }, 90_000);

  it('is filled in on a phone, where a wrong day is named at its field', async () => {
    phone = await visitors.open('/hr-requests', { login: 'wangshou', width: 390 });
    await phone.getByRole('link', { name: '宿舍申請' }).click();
    await phone.getByLabel('入住日期').fill(dayFromNow(-1).replaceAll('-', '/'));
    await phone.keyboard.press('Enter');
    await phone.getByRole('button', { name: '存為草稿' }).click();
    await phone.getByRole('alert').getByText('不能早於今天').waitFor();
    await phone.getByLabel('入住日期').fill(dayFromNow(7).replaceAll('-', '/'));
    await phone.keyboard.press('Enter');
    await phone.getByLabel('原因').fill('住處離樓盤較遠');
    await phone.getByRole('button', { name: '存為草稿' }).click();
    await state(phone, '草稿').waitFor();
    await phone.getByRole('button', { name: '提交申請' }).click();
    await state(phone, '審批中').waitFor();
    await phone.getByRole('region', { name: '辦理進度' }).getByText('等「現任主管」', { exact: false }).waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }, 90_000);

  it('is decided by the manager and HR with the same buttons as a transfer; the letter downloads on the phone', async () => {
    const request = new URL(phone.url()).pathname;
    for (const [login, next] of [
      ['baoan', '審批中'],
      ['renshi', '已辦結'],
    ] as const) {
      const desktop = await visitors.open(request, { login });
      await desktop.getByText('住處離樓盤較遠').waitFor();
      await desktop.getByRole('button', { name: '通過' }).click();
      await desktop.getByRole('button', { name: '通過' }).waitFor({ state: 'detached' });
      await state(desktop, next).waitFor();
      await desktop.context().close();
    }
    await phone.reload();
    await state(phone, '已辦結').waitFor();
    await phone.getByRole('button', { name: '寫函件' }).click();
    const dialog = phone.getByRole('dialog');
    await choose(phone, dialog.getByLabel(/範本/), '人事申請批覆');
    await dialog.getByText('住處離樓盤較遠', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: '寫函件' }).click();
    const link = phone.getByRole('link', { name: '下載 PDF' });
    await link.waitFor();
    const [download] = await Promise.all([phone.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^人事申請批覆 .*\.pdf$/);
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }, 120_000);
});
