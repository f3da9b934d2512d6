/**
 * Takes every page in three languages, light and dark, into e2e/screenshots (ignored by git), to be looked at.
 * `node e2e/screenshots.mjs [address] [part of a page's path] [language]`; a house must run there with the demo in it.
 * Pages are found as a person finds them: by the rail, and by opening the first row of each list.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [address = 'http://localhost:3000', only = '', onlyLanguage = ''] = process.argv.slice(2);
const login = process.env.KEFU_LOGIN ?? 'admin';
const folder = join(import.meta.dirname, 'screenshots');
mkdirSync(folder, { recursive: true });

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [...flags, '--disable-component-update', '--disable-sync'],
});
const languages = ['zh-Hant', 'zh-Hans', 'en'].filter((language) => language.startsWith(onlyLanguage));

async function visit(language, appearance, signedIn) {
  const context = await browser.newContext({
    baseURL: address,
    colorScheme: appearance,
    timezoneId: 'Asia/Shanghai',
    viewport: { width: Number(process.env.KEFU_WIDTH ?? 1280), height: 800 },
    reducedMotion: 'reduce',
  });
  await context.addInitScript((chosen) => localStorage.setItem('kefu.language', chosen), language);
  if (signedIn) {
    await context.request.post('/graphql', {
      headers: { origin: address, 'content-type': 'application/json' },
      data: {
        query: 'mutation($input: SignInInput!) { signIn(input: $input) { __typename } }',
        variables: { input: { login, password: 'kefu-demo-2026' } },
      },
    });
  }
  return context;
}

async function settle(page) {
  await page.waitForLoadState('networkidle').catch(() => {});
  await page
    .locator('.k-loading')
    .first()
    .waitFor({ state: 'hidden', timeout: 5000 })
    .catch(() => {});
  await page.evaluate(() => document.fonts.ready);
}

async function take(page, path, language, appearance) {
  await page.goto(path);
  await settle(page);
  const name = path.replaceAll(/[^\w-]+/g, '_').replace(/^_|_$/g, '') || 'today';
  await page.screenshot({ path: join(folder, `${name}.${language}.${appearance}.png`) });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  if (wide) process.stdout.write(`overflows: ${path} ${language}\n`);
}

/** Pages of the rail, then the first record of each that opens one. */
async function findPaths() {
  const context = await visit('zh-Hant', 'light', true);
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('.k-rail a').first().waitFor();
  const rail = await page.locator('.k-rail a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const records = [];
  for (const path of rail.filter((path) => path !== '/')) {
    await page.goto(path);
    await settle(page);
    const row = page.locator('.k-queue-rows .ant-table-row').first();
    if (!(await row.count())) continue;
    await row.locator('.ant-table-cell').last().click();
    await settle(page);
    const opened = new URL(page.url()).pathname;
    if (opened !== path) records.push(opened);
  }
  await context.close();
  return [...rail, ...records, ...(process.env.KEFU_PATHS?.split(' ') ?? []), '/no-such-page'];
}

const paths = (await findPaths()).filter((path) => path.includes(only));
for (const language of languages) {
  for (const appearance of ['light', 'dark']) {
    const stranger = await visit(language, appearance, false);
    if (!only) await take(await stranger.newPage(), '/?sign-in', language, appearance);
    await stranger.close();
    const context = await visit(language, appearance, true);
    const page = await context.newPage();
    for (const path of paths) await take(page, path, language, appearance);
    await context.close();
  }
}
await browser.close();
process.stdout.write(`${folder}\n`);
