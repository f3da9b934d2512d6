import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Visitors } from './house.ts';
import { twoPages } from './papers.ts';
import { dayFromNow } from './register.ts';

describe('a gatekeeper who asks to become a property consultant (H1–H6)', () => {
  let visitors: Visitors;
  let phone: Page;
  let request: string;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    phone = await visitors.open('/hr-requests', { login: 'menwei', width: 390 });
  });
  afterAll(() => visitors.end());

  const choose = async (page: Page, name: string, buffer: Buffer): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
    await dialog.getByRole('button', { name: '存檔', exact: true }).click();
  };
  const upload = async (page: Page, paper: string, name: string, buffer: Buffer): Promise<void> => {
    const papers = page.getByRole('region', { name: '資料及證件' });
    await papers.locator('tr', { hasText: paper }).getByRole('button', { name: /^上傳/ }).click();
    await choose(page, name, buffer);
  };
  const state = (page: Page, name: string): Locator => page.locator('.k-head').getByText(name, { exact: true });

  it('writes the application on a phone; what was typed survives a reload, a false attachment is named as such', async () => {
    await phone.getByRole('link', { name: '申請調整崗位' }).click();
    await phone.getByLabel('申請理由').fill('我認為這樣更能實現我個人價值，為公司創造更大的價值與利益。');
    await phone.reload();
    expect(await phone.getByLabel('申請理由').inputValue()).toContain('實現我個人價值');
    await phone.getByLabel('申請崗位').fill('置業');
    await phone.keyboard.press('Enter');
    await phone.getByLabel('希望的調崗日期').fill(dayFromNow(-1).replaceAll('-', '/'));
    await phone.keyboard.press('Enter');
    await phone.getByRole('button', { name: '存為草稿' }).click();
    await phone.getByRole('alert').getByText('不能早於今天').waitFor();
    await phone.getByLabel('希望的調崗日期').fill(dayFromNow(30).replaceAll('-', '/'));
    await phone.keyboard.press('Enter');
    await phone.getByRole('button', { name: '存為草稿' }).click();
    await state(phone, '草稿').waitFor();
    request = new URL(phone.url()).pathname;

    await phone.getByRole('button', { name: '補充資歷' }).click();
    const dialog = phone.getByRole('dialog');
    await dialog.getByLabel('類別').click();
    await phone.getByTitle('退役軍人').click();
    await dialog.getByLabel('名稱').fill('退役士兵');
    await dialog.getByRole('button', { name: '儲存' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await upload(phone, '退伍證', '退伍證.pdf', Buffer.from('no PDF at all'));
    await phone.getByRole('dialog').getByRole('alert').first().waitFor();
    // What was filled in stays; only the file is another.
    await choose(phone, '退伍證.pdf', twoPages('Certificate of discharge'));
    await phone.getByRole('dialog').waitFor({ state: 'detached' });
    await phone.getByRole('region', { name: '資料及證件' }).getByText('已收').waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }, 90_000);

  it('hands it in once by a double click, and sees each step with its date', async () => {
    await phone.getByRole('button', { name: '提交申請' }).dblclick();
    await state(phone, '現任主管審批').waitFor();
    const progress = phone.getByRole('region', { name: '辦理進度' });
    await progress.getByText('等「現任主管」', { exact: false }).waitFor();
    await phone.getByText('應答覆時間').waitFor();
    expect(await progress.getByRole('listitem').count()).toBe(9);
  });

  it('is decided by both managers, HR and the general manager, who see before what it moves', async () => {
    for (const [login, next] of [
      ['baoan', '調入部門主管審批'],
      ['xiaoshou', '人事審核'],
      ['renshi', '總經理審批'],
      ['gm', '已批准'],
    ] as const) {
      const desktop = await visitors.open('/', { login });
      await desktop.getByRole('link', { name: /張強$/ }).first().click();
      const mirror = desktop.getByRole('region', { name: '調崗前後對照' });
      await mirror.getByText('大門鑰匙', { exact: false }).waitFor();
      await desktop.getByRole('region', { name: '檔案記載' }).getByText('在職不滿三個月').waitFor();
      await desktop.getByRole('button', { name: '通過' }).click();
      await state(desktop, next).waitFor();
      await desktop.context().close();
    }
  }, 120_000);

  it('takes effect on its day: the session on the phone ends, and whoever signs in again is a consultant', async () => {
    const hr = await visitors.open(request, { login: 'renshi' });
    await upload(hr, '勞動合同變更協議書', '變更協議.pdf', twoPages('Amendment'));
    await hr.getByRole('dialog').waitFor({ state: 'detached' });
    await hr.getByRole('button', { name: '登記已簽變更協議' }).click();
    await state(hr, '已簽變更協議').waitFor();
    await hr.getByRole('button', { name: '設定生效日' }).click();
    await hr.getByRole('dialog').getByLabel('生效日').fill(dayFromNow(0).replaceAll('-', '/'));
    await hr.keyboard.press('Enter');
    await hr.getByRole('dialog').getByRole('button', { name: '設定生效日' }).click();
    await visitors.runNow('調崗生效');
    await state(hr, '已生效').waitFor({ timeout: 60_000 });
    await phone.reload();
    await phone.locator('input[autocomplete="username"]').waitFor();
    const again = await visitors.open(request, { login: 'menwei', width: 390 });
    await state(again, '已生效').waitFor();
    const answer = await again.request.post('/graphql', {
      headers: { origin: new URL(again.url()).origin, 'content-type': 'application/json' },
      data: { query: '{ me { roles } }' },
    });
    expect(await answer.json()).toEqual({ data: { me: { roles: ['PC'] } } });
  }, 120_000);
});
