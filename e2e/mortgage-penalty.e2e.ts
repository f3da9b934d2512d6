import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Visitors } from './house.ts';

describe('a dispute of a penalty (S24, S25)', () => {
  let visitors: Visitors;
  let supervisor: Page;
  let manager: Page;
  let specialist: Page;
  let hr: Page;
  let path = '';

  beforeAll(async () => {
    visitors = await Visitors.begin();
    supervisor = await visitors.open('/mortgage-race', { login: 'zhengpeipei' });
    manager = await visitors.open('/', { login: 'gm' });
    specialist = await visitors.open('/', { login: 'anjieb' });
    hr = await visitors.open('/', { login: 'renshi' });
  });
  afterAll(async () => {
    await visitors.end();
  });

  const state = (page: Page, name: string): Locator => page.locator('.k-head').getByText(name, { exact: true });
  const openTo = async (page: Page): Promise<void> => {
    await page.goto(path);
    await page.getByRole('heading', { name: /^B組 .* 處罰$/ }).waitFor();
  };

  it('is proposed from two months in last place, reviewed by the supervisor and decided by the general manager', async () => {
    await supervisor.locator('tr', { hasText: '200.00' }).getByRole('link').click();
    await supervisor.getByRole('heading', { name: /^B組 .* 處罰$/ }).waitFor();
    path = new URL(supervisor.url()).pathname;
    await supervisor.getByRole('button', { name: '通過', exact: true }).click();
    await state(supervisor, '待總經理裁定').waitFor();
    await openTo(manager);
    await manager.getByRole('button', { name: '通過', exact: true }).click();
    await state(manager, '可申訴').waitFor();
  });

  it('is explained to the team, every month of it back to its receipts, which add up', async () => {
    await openTo(specialist);
    const months = specialist.locator('section').filter({ has: specialist.getByRole('button', { name: /的收款$/ }) });
    expect(await months.count()).toBe(2);
    const month = months.first();
    await month.getByRole('button', { name: /的收款$/ }).click();
    const amounts = month.locator('table').nth(1).locator('tbody tr td:last-child');
    await amounts.first().waitFor();
    const fen = (text: string): number => Math.round(Number(text.replaceAll(',', '')) * 100);
    const total = (await amounts.allInnerTexts()).reduce((sum, text) => sum + fen(text.split('\n')[0] ?? ''), 0);
    const row = month.locator('table').first().locator('tr', { hasText: 'B組' }).locator('td');
    const frozen = fen(await row.nth(2).innerText());
    const since = (await row.nth(3).innerText()) || '0';
    expect(total).toBe(frozen + fen(since));
  });

  it('is appealed by the team with its reason, and upheld', async () => {
    await specialist.getByRole('button', { name: '申訴', exact: true }).click();
    const dialog = specialist.getByRole('dialog');
    await dialog.getByRole('textbox').fill('銀行延後放款，非本組所致');
    await dialog.getByRole('button', { name: '申訴', exact: true }).click();
    await state(specialist, '申訴中').waitFor();
    await openTo(manager);
    await manager.getByText('銀行延後放款，非本組所致').first().waitFor();
    await manager.getByRole('button', { name: '維持處罰', exact: true }).click();
    const reason = manager.getByRole('dialog');
    await reason.getByRole('textbox').fill('各組條件相同，維持原議');
    await reason.getByRole('button', { name: '維持處罰', exact: true }).click();
    await state(manager, '成立，待人事簽核').waitFor();
  });

  it('is signed off by HR against variable pay alone, and no more than a fifth of it', async () => {
    await openTo(hr);
    await hr.getByRole('button', { name: '簽核入帳（僅扣浮動工資）' }).click();
    const dialog = hr.getByRole('dialog');
    await dialog.getByLabel('當月浮動工資').fill('800');
    await dialog.getByText('800.00').waitFor();
    await dialog.getByRole('button', { name: /^簽\s?核$/ }).click();
    await state(hr, '已入帳').waitFor();
    await hr.getByText('160.00').waitFor();
  });
});
