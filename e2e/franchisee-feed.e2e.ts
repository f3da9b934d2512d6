import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Visitors } from './house.ts';

describe('a franchisee looks at how far its orders are (F31)', () => {
  let visitors: Visitors;
  let lead: Page;
  let address: string;
  beforeAll(async () => {
    visitors = await Visitors.begin();
    lead = await visitors.open('/franchisees?text=沈陽恒美泰', { login: 'likemei' });
  });
  afterAll(() => visitors.end());

  const feed = (): ReturnType<Page['getByRole']> => lead.getByRole('region', { name: '進度告知' });

  it('the desk writes down where it is told, and a number that a spreadsheet cut is refused', async () => {
    await lead.locator('.ant-table-row', { hasText: '沈陽恒美泰' }).click();
    await feed().getByRole('button', { name: '登記電話' }).click();
    const dialog = lead.getByRole('dialog');
    await dialog.getByLabel('電話').fill('1.39E+10');
    await dialog.getByRole('button', { name: '儲存' }).click();
    await dialog.getByText('號碼被試算表改成科學記號').waitFor();
    await dialog.getByLabel('電話').fill('199-0000-0101');
    await dialog.getByRole('button', { name: '儲存' }).click();
    await feed().getByText('+86199****0101').waitFor();
  });

  it('the desk makes a link, which is shown once', async () => {
    await feed().getByRole('button', { name: '新連結' }).click();
    await lead.getByRole('dialog').getByRole('button', { name: '新連結' }).click();
    const shown = lead.getByRole('dialog').filter({ hasText: '連結已建立' });
    address = (await shown.locator('code').innerText()).trim();
    await shown.getByRole('button', { name: '已保存' }).click();
    await shown.waitFor({ state: 'hidden' });
    await feed().getByText('有效至').waitFor();
    expect(await lead.getByText(address).count()).toBe(0);
  });

  it('the franchisee opens it on a phone without signing in, and sees its own goods', async () => {
    const phone = await visitors.open(new URL(address).pathname + new URL(address).hash, { width: 390 });
    await phone.getByRole('heading', { name: '沈陽恒美泰', level: 1 }).waitFor();
    const orders = phone.getByRole('region', { name: '加盟訂單' });
    await orders.getByText('已下單').first().waitFor();
    await phone.getByRole('region', { name: '尚未交貨' }).getByText('件').first().waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await phone.getByLabel('語言').selectOption('English');
    await phone.getByRole('region', { name: 'Still to come' }).waitFor();
    await lead.reload();
    await feed().getByText('首次開啟').waitFor();
  });

  it('an ended link opens nothing, and says whom to ask', async () => {
    await feed().getByRole('button', { name: '停用連結' }).click();
    await lead.locator('.ant-popover').getByRole('button', { name: '停用連結' }).click();
    await feed().getByText('已停用').waitFor();
    const phone = await visitors.open(new URL(address).pathname + new URL(address).hash, { width: 390 });
    await phone.getByText('這個連結打不開').waitFor();
    await phone.getByText('請向客服索取新的連結').waitFor();
  });
});
