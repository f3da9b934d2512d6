import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoPassword, Visitors } from './house.ts';

describe('the audit', () => {
  let visitors: Visitors;
  beforeAll(async () => {
    visitors = await Visitors.begin();
  });
  afterAll(() => visitors.end());

  it('is found by the palette, filtered, opened line by line, and its chain verified (X2)', async () => {
    const page = await visitors.open('/', { login: 'likemei', language: 'en' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('audit');
    await page.getByRole('option', { name: 'Audit', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Audit', level: 1 }).waitFor();
    await page.getByRole('combobox', { name: 'What' }).fill('Signed in');
    await page.getByRole('option', { name: 'Signed in' }).click();
    await page.waitForURL(/action=session\.began/);
    await page.locator('.k-queue-rows .ant-table-row').first().waitFor();
    await page.locator('#page').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('127.0.0.1').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText(/lines? holds?/).waitFor();
  });

  it('is taken out as a file that says actions and fields in the words of the page (X2, X6)', async () => {
    const page = await visitors.open('/audit?action=session.began', { login: 'likemei', language: 'zh-Hans' });
    await page.locator('.k-queue-rows .ant-table-row').first().waitFor();
    await page.getByRole('button', { name: '导出' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const [head, first] = readFileSync(await (await coming).path(), 'utf8').split('\r\n');
    expect(head).toBe('\ufeff条目,时间,操作人,操作,对象,对象编号,变动（前 → 后）,理由,来源地址');
    expect(first).toContain(',登录,');
    expect(first).not.toContain('session');
  });

  it('keeps the page when the session ends, and goes on after signing in again', async () => {
    const page = await visitors.open('/audit?actor=nobody', { login: 'gm', language: 'en' });
    await page.getByRole('heading', { name: 'No lines fit' }).waitFor();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    const again = page.getByRole('dialog', { name: 'Your session has ended' });
    await again.waitFor();
    await page.keyboard.press('Escape');
    await again.getByLabel('Login').fill('gm');
    await again.getByLabel('Password').fill(demoPassword);
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'hidden' });
    expect(new URL(page.url()).search).toBe('?actor=nobody');
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText(/lines? holds?/).waitFor();
  });

  it('is not for a clerk', async () => {
    const page = await visitors.open('/audit', { login: 'dingxiaojie', language: 'en' });
    await page.getByRole('heading', { name: 'You may not enter this page' }).waitFor();
    expect(await page.locator('.k-rail').getByText('Audit').count()).toBe(0);
  });
});
