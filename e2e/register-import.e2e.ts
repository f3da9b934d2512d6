import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitors } from './house.ts';
import { register } from './register.ts';

describe('importing the register', () => {
  let visitors: Visitors;
  beforeAll(async () => {
    visitors = await Visitors.begin();
  });
  afterAll(async () => {
    await visitors.takePictures('register-import');
    await visitors.end();
  });

  async function choose(page: Page, label: string, option: string): Promise<void> {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByTitle(option, { exact: true }).click();
  }

  it('goes from the file to its faults, each by its cell, and to the register (T6, X5)', async () => {
    const page = await visitors.open('/imports', { login: 'liyuanyuan', language: 'en' });
    await page.locator('input[type=file]').setInputFiles(register);
    await page.getByRole('heading', { name: 'traders.csv', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Read again like this' }).waitFor({ timeout: 30_000 });
    await choose(page, 'Dates such as 09.12.18', 'Year, month, day');
    await choose(page, 'Two phones in one cell', 'Keep both, the first is the main one');
    await page.getByRole('button', { name: 'Read again like this' }).click();
    await page.getByRole('heading', { name: '150 rows have faults' }).waitFor({ timeout: 30_000 });
    const first = page.getByRole('row').filter({ hasText: '424' });
    expect(await first.innerText()).toContain('No phone');
    await page.getByRole('button', { name: 'Take 4,850 clean rows over' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: 'Take 4,850 clean rows over' }).click();
    await page.getByText('4,850 traders are in the register now').waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: '150 rows wait in the data-quality queue' }).click();
    await page.getByRole('heading', { name: 'Data quality', level: 1 }).waitFor();
  }, 120_000);

  it('points out the same file when it comes again', async () => {
    const page = await visitors.open('/imports', { login: 'liyuanyuan', language: 'en' });
    await page.locator('input[type=file]').setInputFiles(register);
    await page.getByText('has imported this very file before').waitFor();
  });

  it('mends a fault in the queue, and the manager signs it off (T6)', async () => {
    const page = await visitors.open('/quality?state=open&code=SCIENTIFIC_PHONE', {
      login: 'liyuanyuan',
      language: 'en',
    });
    await page.locator('.k-queue-rows .ant-table-row').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Phones').fill('1.99E+10');
    await drawer.getByRole('button', { name: 'Mend and take over' }).click();
    await drawer.getByRole('alert').getByText('The whole number').waitFor();
    await drawer.getByLabel('Phones').fill('199 0009 8765');
    await drawer.getByRole('button', { name: 'Mend and take over' }).click();
    await page.getByRole('status').getByText('is in the register').waitFor();
    const manager = await visitors.open('/quality?state=mended', { login: 'likemei', language: 'en' });
    await manager.locator('.k-queue-rows .ant-table-row').first().click();
    await manager.getByRole('button', { name: 'Sign off' }).click();
    await manager.getByRole('status').getByText('Recorded').waitFor();
  }, 60_000);

  it('finds a trader by the initials of the name, from any page, by keyboard alone (X8)', async () => {
    const page = await visitors.open('/calendar', { login: 'dingxiaojie', language: 'en' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('djy');
    await page.getByRole('option').filter({ hasText: '段嘉勇' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/traders\//);
    await page.getByRole('heading', { level: 1, name: '段嘉勇' }).waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/995301196804065648|19900044129/);
  });
});
