import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoPassword, Visitors } from './house.ts';

describe('the shell', () => {
  let visitors: Visitors;
  beforeAll(async () => {
    visitors = await Visitors.begin();
  });
  afterAll(() => visitors.end());

  it('is entered, searched and left by keyboard alone', async () => {
    const page = await visitors.open('/', { language: 'en' });
    await page.getByLabel('Login').waitFor();
    await page.keyboard.type('dingxiaojie');
    await page.keyboard.press('Tab');
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'To do today, 丁小杰' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    await page.locator('a:focus', { hasText: 'Skip to content' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search and commands' }).waitFor();
    await page.keyboard.type('today');
    await page.getByRole('option', { name: /Today/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '丁小杰' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Password').waitFor();
  });

  it('finds a mortgage case by its house and an application by its number, and opens them (X8)', async () => {
    const page = await visitors.open('/', { login: 'likemei', language: 'en' });
    for (const [text, found, address] of [
      ['3-1-306', /Mortgage case · 3-1-306/, /\/mortgage-cases\/[0-9a-f-]{36}/],
      ['A000002', /Application · A000002/, /\/applications\/[0-9a-f-]{36}/],
    ] as const) {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type(text);
      await page.getByRole('option', { name: found }).first().click();
      await page.waitForURL(address);
    }
  });

  it('refuses a wrong password at the form and keeps the login', async () => {
    const page = await visitors.open('/', { language: 'en' });
    await page.getByLabel('Login').fill('dingxiaojie');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter your password').waitFor();
    await page.getByLabel('Password').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Login or password do not fit').waitFor();
    expect(await page.getByLabel('Login').inputValue()).toBe('dingxiaojie');
  });

  it('speaks three languages and remembers the choice (X12)', async () => {
    const page = await visitors.open('/', { login: 'dingxiaojie', language: 'zh-Hant' });
    await page.getByRole('heading', { name: '丁小杰，今天要做的事' }).waitFor();
    await page.getByLabel('語言').selectOption('en');
    await page.getByRole('heading', { name: 'To do today, 丁小杰' }).waitFor();
    await page.getByLabel('Language').selectOption('zh-Hans');
    await page.getByText('搜索交易商').waitFor();
    await page.reload();
    await page.getByText('搜索交易商').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  });

  it('keeps the dark room dark over a reload, from the first paint', async () => {
    const page = await visitors.open('/', { login: 'dingxiaojie', language: 'en', appearance: 'light' });
    await page.getByRole('button', { name: /press for light/ }).click();
    await page.getByRole('button', { name: /press for dark/ }).click();
    await page.getByRole('button', { name: 'Appearance: dark (press for as the system)' }).waitFor();
    await page.reload({ waitUntil: 'commit' });
    await page.locator('html[data-appearance="dark"]').waitFor({ state: 'attached' });
  });

  it('says what to do when an address leads nowhere', async () => {
    const page = await visitors.open('/no-such-page', { login: 'dingxiaojie', language: 'en' });
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.getByRole('link', { name: 'Back to today' }).last().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('says that the server cannot be reached, and goes on when it can', async () => {
    const page = await visitors.open('/no-such-page', { login: 'dingxiaojie', language: 'en' });
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await page.reload();
    await page.getByRole('heading', { name: 'The server cannot be reached' }).waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });
});
