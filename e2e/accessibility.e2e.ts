import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Visitors } from './house.ts';
import { seriousOn } from './serious.ts';

/** Pages that the rail does not lead to, as the manager sees them. */
const beside = [
  '/account',
  '/renewal-settings',
  '/message-words',
  '/paper-checklists',
  '/applications/new?kind=opening',
  '/applications/new?kind=closing',
  '/applications/new?kind=change',
  '/applications/new?kind=renewal',
  '/application-figures',
  '/delegations',
  '/no-such-page',
];

/** The same of HR. */
const besideOfHr = [
  '/hr-requests/new',
  '/hr-requests/new/leave',
  '/hr-requests/new/personalData',
  '/hr-kinds',
  '/hr-kinds/leave',
  '/hr-figures',
  '/hr-people',
];

describe('every page', () => {
  let visitors: Visitors;
  beforeAll(async () => {
    visitors = await Visitors.begin();
  });
  afterAll(() => visitors.end());

  /** What is found serious on a page, and on what its last row opens. */
  async function inspect(page: Page, path: string): Promise<string[]> {
    await page.locator('h1, h2').first().waitFor();
    const found = await seriousOn(page);
    const row = page.locator('.k-queue-rows .ant-table-row .ant-table-cell').last();
    if ((await row.count()) === 0) return found;
    await row.click();
    await page.waitForLoadState('networkidle');
    const drawer = page.getByRole('dialog');
    if (new URL(page.url()).pathname === path && (await drawer.count()) === 0) return found;
    found.push(...(await seriousOn(page)));
    if ((await drawer.count()) === 0) return found;
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    return found;
  }

  /** Every page that the manager's rail leads to, and the palette over the last of them. */
  async function alongTheRail(): Promise<string[]> {
    const manager = await visitors.open('/', { login: 'likemei' });
    const rail = manager.locator('.k-rail a');
    await rail.first().waitFor();
    const found: string[] = [];
    for (const path of await rail.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '/'))) {
      await rail.and(manager.locator(`[href="${path}"]`)).click();
      await manager.waitForURL(path);
      found.push(...(await inspect(manager, path)));
    }
    await manager.keyboard.press('Control+k');
    await manager.getByRole('combobox').last().waitFor();
    return [...found, ...(await seriousOn(manager))];
  }

  async function withoutTheRail(login: string, paths: readonly string[]): Promise<string[]> {
    const page = await visitors.open('/account', { login });
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(path);
      found.push(...(await inspect(page, path)));
    }
    return found;
  }

  async function signingIn(): Promise<string[]> {
    const stranger = await visitors.open('/');
    await stranger.locator('input[autocomplete="username"]').waitFor();
    return seriousOn(stranger);
  }

  it('has nothing that axe finds serious, in light and in dark', async () => {
    const found = [
      alongTheRail(),
      withoutTheRail('likemei', beside).then(async (more) => [
        ...more,
        ...(await withoutTheRail('renshi', besideOfHr)),
      ]),
      signingIn(),
    ];
    expect((await Promise.all(found)).flat()).toEqual([]);
  }, 900_000);
});
