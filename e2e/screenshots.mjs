/**
 * Takes every page in three languages, light and dark, into e2e/screenshots (ignored by git), to be looked at.
 * `node e2e/screenshots.mjs [address] [part of a page's path] [language]`; a house must run there with the demo in it.
 * Pages are found as a person finds them: by the rail, and by opening the first row of each list. Each picture reaches
 * down to the page's end; beside them `<page>.sheet.png` holds all of one page, so that a look costs one file.
 *
 * KEFU_LOGIN   whose console; admin
 * KEFU_PATHS   these pages instead of those found, parted by spaces
 * KEFU_WIDTH   of the window; 1280
 * KEFU_STATE   failing: every request of the page fails; slow: none is answered while the picture is taken
 * KEFU_FOLDER  below e2e/screenshots
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [address = 'http://localhost:3000', only = '', onlyLanguage = ''] = process.argv.slice(2);
const { KEFU_LOGIN: login = 'admin', KEFU_STATE: state = '', KEFU_PATHS: given } = process.env;
const width = Number(process.env.KEFU_WIDTH ?? 1280);
const folder = join(import.meta.dirname, 'screenshots', process.env.KEFU_FOLDER ?? '');
mkdirSync(folder, { recursive: true });

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [...flags, '--disable-component-update', '--disable-sync'],
});
const languages = ['zh-Hant', 'zh-Hans', 'en'].filter((language) => language.startsWith(onlyLanguage));
const appearances = ['light', 'dark'];

async function visit(language, signedIn) {
  const context = await browser.newContext({
    baseURL: address,
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: 800 },
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

/** Lets in who is signed in, and then nothing more. */
async function spoil(context) {
  if (!state) return;
  await context.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON()?.operationName;
    if (asked === 'Me' || asked === 'Today') await route.continue();
    else if (state === 'failing') await route.fulfill({ status: 503, body: '' });
  });
}

async function settle(page) {
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => {});
  const wait = state === 'slow' ? 600 : 5000;
  const loading = page.locator('.k-loading').first();
  await loading.waitFor({ state: 'hidden', timeout: wait }).catch(() => {});
  await page.evaluate(() => document.fonts.ready);
}

const nameOf = (path) => path.replaceAll(/[^\w-]+/g, '_').replace(/^_|_$/g, '') || 'today';
const fileOf = (path, language, appearance) => join(folder, `${nameOf(path)}.${language}.${appearance}.png`);

async function take(page, path, language) {
  await page.setViewportSize({ width, height: 800 });
  await page.goto(path);
  await settle(page);
  const overflow = await page.evaluate(() => {
    const main = document.querySelector('.k-page');
    return {
      wide: document.documentElement.scrollWidth > innerWidth,
      tall: main ? main.scrollHeight - main.clientHeight : 0,
    };
  });
  if (overflow.wide) process.stdout.write(`overflows: ${path} ${language}\n`);
  await page.setViewportSize({ width, height: Math.min(800 + overflow.tall, 2400) });
  for (const appearance of appearances) {
    await page.emulateMedia({ colorScheme: appearance });
    await page.screenshot({ path: fileOf(path, language, appearance) });
  }
}

/** Pages of the rail, then the first record of each that opens one. */
async function findPaths() {
  const context = await visit('zh-Hant', true);
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
    const opened = new URL(page.url());
    if (opened.pathname !== path || opened.search) records.push(`${opened.pathname}${opened.search}`);
  }
  await context.close();
  return [...rail, ...records, '/account', '/no-such-page'];
}

async function takeAll(language, paths) {
  if (!only && !state && !given) {
    const stranger = await visit(language, false);
    await take(await stranger.newPage(), '/?sign-in', language);
    await stranger.close();
  }
  const context = await visit(language, true);
  await spoil(context);
  const page = await context.newPage();
  for (const path of paths) await take(page, path, language);
  await context.close();
}

/** All pictures of one page, light beside dark, small enough to be read at one look. */
async function makeSheet(page, path) {
  const pictures = languages.flatMap((language) =>
    appearances.map((appearance) => readFileSync(fileOf(path, language, appearance)).toString('base64')),
  );
  const cells = pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`).join('');
  await page.setContent(
    `<body style="margin:0;display:grid;grid-template-columns:repeat(2,1fr);gap:6px;background:#888">
     <style>img { width: 100%; display: block }</style>${cells}</body>`,
  );
  await page.screenshot({ path: join(folder, `${nameOf(path)}.sheet.png`), fullPage: true });
}

const paths = (given?.split(' ') ?? (await findPaths())).filter((path) => path.includes(only));
await Promise.all(languages.map((language) => takeAll(language, paths)));
const sheets = await browser.newPage({ viewport: { width: 1560, height: 600 } });
for (const path of paths) await makeSheet(sheets, path);
await browser.close();
process.stdout.write(`${paths.length} pages in ${folder}\n`);
