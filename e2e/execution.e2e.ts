import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Visitors } from './house.ts';

describe('the month of a season is reviewed (F6, F9)', () => {
  let visitors: Visitors;
  let page: Page;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    page = await visitors.open('/order-execution', { login: 'likemei' });
  });
  afterAll(() => visitors.end());

  it('shows where the goods went, each part with its lines behind it', async () => {
    await page.getByRole('heading', { name: '訂單執行率' }).waitFor();
    const parts = page.getByRole('table').filter({ hasText: '去向' }).last();
    const short = parts.getByRole('row', { name: /未到貨/ }).getByRole('button');
    const amount = await short.textContent();
    await short.click();
    const lines = page.getByRole('dialog', { name: /未到貨/ });
    await lines.getByRole('row').nth(1).waitFor();
    // The dearest first: none costs more than all of them.
    expect(
      Number.parseFloat((await lines.getByRole('row').nth(1).locator('td').last().textContent()) ?? ''),
    ).toBeLessThan(Number.parseFloat(amount ?? ''));
    await page.keyboard.press('Escape');
    await lines.waitFor({ state: 'hidden' });
  });

  it('opens the lines behind a bar of the waterfall, wherever its column is touched', async () => {
    const drawing = page.getByRole('figure', { name: '從訂單到到貨' }).locator('.k-chart-drawing');
    const box = await drawing.boundingBox();
    if (!box) throw new Error('No waterfall is drawn');
    // The last column is what came; above its bar nothing is drawn.
    await drawing.click({ position: { x: box.width - 12, y: box.height / 2 } });
    const lines = page.getByRole('dialog', { name: /期內到貨/ });
    await lines.getByRole('row').nth(1).waitFor();
    await page.keyboard.press('Escape');
    await lines.waitFor({ state: 'hidden' });
  });

  it('asks a reason and an action of everybody below the threshold, and is closed when none is missing', async () => {
    const close = page.getByRole('button', { name: '結束該月核查' });
    await close.waitFor();
    expect(await close.isDisabled()).toBe(true);
    const reasons = page.getByRole('textbox', { name: /：原因$/ });
    for (let left = await reasons.count(); left > 0; left--) {
      const form = page.locator('form.e-answer').first();
      await form.getByRole('combobox').click();
      await page.locator('.ant-select-dropdown:visible').getByTitle('補單生產', { exact: true }).click();
      await form.getByRole('textbox', { name: /：原因$/ }).fill('面料遲到，下月補齊');
      await form.getByRole('button', { name: '保存' }).click();
      await page
        .locator('form.e-answer')
        .nth(left - 1)
        .waitFor({ state: 'detached' });
    }
    await close.click();
    await page.getByText('已結束', { exact: true }).waitFor();
    expect(await page.getByText('面料遲到，下月補齊').count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: '修改' }).count()).toBe(0);
  });

  it('tells what will be short before it is (F30)', async () => {
    await page.getByRole('link', { name: '短缺預測' }).click();
    await page.getByRole('heading', { name: '短缺預測' }).waitFor();
    await page.getByRole('columnheader', { name: '最早缺貨' }).waitFor();
  });
});
