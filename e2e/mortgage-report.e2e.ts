import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Visitors } from './house.ts';

describe('the report of mortgage cases (S2, S17)', () => {
  let visitors: Visitors;
  let supervisor: Page;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    supervisor = await visitors.open('/mortgage-reports?by=bank', { login: 'zhengpeipei' });
  });
  afterAll(async () => {
    await visitors.end();
  });

  it('opens a figure to the rows that it was counted from, and gives them as a file', async () => {
    const figure = supervisor.getByRole('row', { name: /^銀行預約爽約率/ });
    await figure.getByRole('link').click();
    const rows = supervisor.getByRole('region', { name: '明細：銀行預約爽約率' });
    await rows.locator('tbody tr').first().waitFor();
    const counted = (await figure.locator('td').nth(1).innerText()).split(' / ').map(Number);
    const amounts = await rows.locator('tbody tr td:last-child').allInnerTexts();
    expect([amounts.filter((each) => each === '1').length, amounts.length]).toEqual(counted);
    await rows.getByRole('button', { name: /匯出|導出/ }).click();
    const [download] = await Promise.all([
      supervisor.waitForEvent('download'),
      supervisor.getByRole('menuitem', { name: /CSV/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^按揭指標明細.*\.csv$/);
  });

  it('opens the cases that stand in a step', async () => {
    await supervisor.goBack();
    const now = supervisor.getByRole('region', { name: '目前的瓶頸' });
    const step = now.getByRole('row').nth(1);
    await step.getByRole('link').click();
    await supervisor.waitForURL(/\/mortgage-cases\?state=/);
  });
});
