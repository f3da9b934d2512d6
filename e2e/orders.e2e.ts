import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Visitors } from './house.ts';
import { demoSeasonYear, messyForm } from './order-form.ts';

describe('an order from the fair to production (F1, F3)', () => {
  let visitors: Visitors;
  let clerk: Page;
  beforeAll(async () => {
    visitors = await Visitors.begin();
    clerk = await visitors.open('/order-forms', { login: 'dingxiaojie', language: 'en' });
  });
  afterAll(async () => {
    await visitors.takePictures('orders');
    await visitors.end();
  });

  const handIn = async (subtotal: number): Promise<void> => {
    await clerk.locator('input[type=file]').setInputFiles({
      name: '青島瑤笙.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await messyForm(subtotal),
    });
  };

  it('a messy workbook with a wrong subtotal is refused, and its cell is named', async () => {
    await handIn(45);
    const form = clerk.getByRole('region', { name: '青島瑤笙.xlsx' });
    await form.getByText('Refused').waitFor({ timeout: 30_000 });
    const fault = form.getByRole('row').filter({ hasText: 'J10' });
    expect(await fault.innerText()).toContain('Subtotal is not its lines’');
    expect(await fault.innerText()).toContain('46');
    await form.getByRole('button', { name: 'Skip' }).click();
    await form.waitFor({ state: 'detached' });
  });

  it('the corrected one is read as it is meant and entered', async () => {
    await handIn(46);
    const form = clerk.getByRole('region', { name: '青島瑤笙.xlsx' });
    await form.getByText('Ready').waitFor({ timeout: 30_000 });
    await form.getByText('5 lines, 46 pieces').waitFor();
    await form.getByText('6,125.00').first().waitFor();
    await form.getByRole('button', { name: 'Enter', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    // The same again: nothing happens by itself.
    await handIn(46);
    await form.getByText('The franchisee has an order for the season already').waitFor({ timeout: 30_000 });
    await form.getByText('The very same lines as 青島瑤笙.xlsx').waitFor();
    await form.getByRole('button', { name: 'Skip' }).click();
    await form.waitFor({ state: 'detached' });
  });

  /** Which line of an order a dialog is about, and how many pieces. */
  const choose = async (dialog: Locator, sku: string, pieces: string): Promise<void> => {
    await dialog.getByLabel('Line').fill(sku);
    const option = clerk.locator('.ant-select-item-option').filter({ hasText: sku });
    // The window as people write days, never as machines do.
    expect(await option.innerText()).toContain(`1 Mar ${demoSeasonYear} – 30 Apr ${demoSeasonYear}`);
    await option.click();
    await dialog.getByLabel('Pieces').fill(pieces);
  };

  it('a line of the draft is corrected, another added and taken away again', async () => {
    await clerk.goto('/franchise-orders?text=青島瑤笙');
    await clerk.getByText('青島瑤笙').first().click();
    await clerk.getByRole('heading', { name: '青島瑤笙', level: 1 }).waitFor();
    const dialog = clerk.getByRole('dialog');
    const lines = clerk.getByRole('region', { name: '文胸' }).first();
    await clerk.getByRole('button', { name: 'Change a line' }).click();
    await choose(dialog, 'NB70002-08-75A', '14');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await lines.getByRole('row').filter({ hasText: 'NB70002' }).getByText('2,450.00').waitFor();
    await clerk.getByRole('button', { name: 'Add a line' }).click();
    await dialog.getByLabel('SKU').fill('NB70002-08-99Z');
    await dialog.getByLabel('Pieces').fill('2');
    await dialog.getByRole('button', { name: 'Add a line' }).click();
    await dialog.getByText('No such SKU').waitFor();
    await dialog.getByLabel('SKU').fill('nb70002-08-75b');
    await dialog.getByRole('button', { name: 'Add a line' }).click();
    await lines.getByRole('row').filter({ hasText: 'NB70002' }).getByText('2,800.00').waitFor();
    await clerk.getByRole('button', { name: 'Change a line' }).click();
    await choose(dialog, 'NB70002-08-75B', '0');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await lines.getByRole('row').filter({ hasText: 'NB70002' }).getByText('2,450.00').waitFor();
  });

  it('who entered it cannot check it; somebody else locks it', async () => {
    expect(await clerk.getByRole('button', { name: 'Check and lock' }).isDisabled()).toBe(true);
    const other = await visitors.open(new URL(clerk.url()).pathname, { login: 'zhengpeipei', language: 'en' });
    await other.getByText('月影無鋼圈文胸').first().waitFor();
    await other.getByRole('button', { name: 'Check and lock' }).click();
    await other.locator('.k-head').getByText('Locked').waitFor();
  });

  it('what is locked becomes production orders, and they are placed', async () => {
    const lead = await visitors.open('/order-seasons', { login: 'likemei', language: 'en' });
    const section = lead.getByRole('region', { name: 'Consolidation' }).first();
    await section.getByText('5 locked orders:').waitFor();
    await section.getByRole('button', { name: 'Consolidate', exact: true }).click();
    await lead.getByRole('tooltip').getByRole('button', { name: 'Consolidate', exact: true }).click();
    await lead.getByRole('status').getByText('5 orders consolidated').waitFor();
    await section.getByText('No locked order waits to be consolidated').waitFor();
    await section
      .getByRole('cell', { name: `April ${demoSeasonYear}` })
      .first()
      .waitFor();
    await section.getByRole('button', { name: 'Place with production' }).click();
    await section.getByRole('button', { name: 'Place with production' }).waitFor({ state: 'detached' });
    await clerk.reload();
    await clerk.locator('.k-head').getByText('Placed').waitFor();
  });

  it('what is wanted late becomes a difference order; the order stays as it is', async () => {
    const placed = clerk.url();
    await clerk.getByRole('button', { name: 'Order more' }).click();
    const dialog = clerk.getByRole('dialog');
    await choose(dialog, 'NB70002-08-75A', '6');
    await dialog.getByRole('button', { name: 'Make a difference order' }).click();
    await clerk.locator('.k-head').getByText('Difference').waitFor();
    await clerk.locator('.k-head').getByText('To be checked').waitFor();
    await clerk.getByRole('row').filter({ hasText: 'NB70002' }).getByText('1,050.00').waitFor();
    expect(clerk.url()).not.toBe(placed);
    await clerk.goto(placed);
    await clerk.getByRole('row').filter({ hasText: 'NB70002' }).getByText('2,450.00').waitFor();
  });
});
