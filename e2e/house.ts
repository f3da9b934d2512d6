import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Password of the demo's people. */
export const demoPassword = 'kefu-demo-2026';

export type Language = 'zh-Hant' | 'zh-Hans' | 'en';

/** How a page is opened. */
export interface Visit {
  /** Demo login; nobody when it is left out. */
  readonly login?: string;
  readonly language?: Language;
  readonly appearance?: 'light' | 'dark';
  readonly width?: number;
  /** A tablet on its side, with fingers. */
  readonly tablet?: boolean;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Address of the house under test. */
export const address = process.env.KEFU_JOURNEY_URL ?? 'http://localhost:3000';

/** Connection string of its database, for what no person could prepare by hand. */
export const databaseUrl = process.env.KEFU_JOURNEY_DATABASE ?? '';

/** Address of its sandbox gateway, which tells at /messages what arrived. */
export const gatewayAddress = process.env.KEFU_JOURNEY_GATEWAY ?? 'http://localhost:3900';

/** A real Chromium. */
export class Visitors {
  readonly #browser: Browser;
  readonly #contexts: BrowserContext[] = [];
  readonly #watched: { page: Page; login: string; wrong: string[] }[] = [];

  private constructor(browser: Browser) {
    this.#browser = browser;
    // Called by the environment of the journeys (house-environment.mjs).
    Object.assign(globalThis, { kefuTellPages: () => this.tell() });
  }

  static async begin(): Promise<Visitors> {
    return new Visitors(
      await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags }),
    );
  }

  /** A browser of its own, signed in through the API when a login is given. */
  async open(path: string, visit: Visit = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      baseURL: address,
      locale: { 'zh-Hant': 'zh-TW', 'zh-Hans': 'zh-CN', en: 'en-GB' }[visit.language ?? 'zh-Hant'],
      colorScheme: visit.appearance ?? 'light',
      timezoneId: 'Asia/Shanghai',
      viewport: visit.tablet ? { width: 1024, height: 768 } : { width: visit.width ?? 1280, height: 800 },
      hasTouch: visit.tablet ?? false,
      reducedMotion: 'reduce',
    });
    this.#contexts.push(context);
    if (visit.login) await signInThroughApi(context, visit.login);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    this.#watch(page, visit.login ?? 'nobody');
    await page.goto(path);
    return page;
  }

  /** A manager presses "run now" beside a schedule, named as the jobs page names it in zh-Hant: nobody waits for its minute. */
  async runNow(schedule: string): Promise<void> {
    const jobs = await this.open('/jobs', { login: 'likemei' });
    await jobs.getByRole('button', { name: `立即執行 ${schedule}` }).click();
    await jobs.getByRole('status').getByText(`「${schedule}」數秒內執行`).waitFor();
    await jobs.context().close();
  }

  /** Keeps what went wrong on a page, for a journey that fails. */
  #watch(page: Page, login: string): void {
    const wrong: string[] = [];
    page.on('requestfailed', (request) => wrong.push(`${request.url()} ${request.failure()?.errorText ?? ''}`));
    page.on('pageerror', ({ message }) => wrong.push(message));
    page.on('response', async (response) => {
      if (response.status() >= 400) return wrong.push(`${response.url()} ${response.status()}`);
      if (!response.url().endsWith('/graphql')) return undefined;
      const text = await response.text().catch(() => '');
      return text.includes('"errors":[') && wrong.push(text.slice(0, 500));
    });
    this.#watched.push({ page, login, wrong });
  }

  /** What every open page shows and what went wrong on it. */
  async tell(): Promise<string> {
    const told = this.#watched.map(async ({ page, login, wrong }) => {
      const shown = await page
        .locator('body')
        .innerText({ timeout: 2_000 })
        .catch(({ message }) => message);
      return [`${login} at ${page.url()}`, ...wrong.slice(-5), shown.replaceAll(/\s+/g, ' ').slice(0, 1_500)].join(
        '\n',
      );
    });
    return (await Promise.all(told)).join('\n\n');
  }

  /** Pictures of every open page, for a journey that failed. */
  async takePictures(name: string): Promise<void> {
    const folder = join(import.meta.dirname, 'screenshots');
    mkdirSync(folder, { recursive: true });
    const pages = this.#contexts.flatMap((context) => context.pages());
    await Promise.all(
      pages.map((page, i) => page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/g, '-')}-${i}.png`) })),
    );
  }

  async end(): Promise<void> {
    await this.#browser.close();
  }
}

async function signInThroughApi(context: BrowserContext, login: string): Promise<void> {
  const response = await context.request.post('/graphql', {
    headers: { origin: address, 'content-type': 'application/json' },
    data: {
      query: 'mutation($input: SignInInput!) { signIn(input: $input) { __typename } }',
      variables: { input: { login, password: demoPassword } },
    },
  });
  const text = await response.text();
  if (!text.includes('"SignedIn"')) throw new Error(`${login} could not sign in: ${text}`);
}
