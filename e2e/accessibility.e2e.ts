import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Visitors } from './house.ts';

/** What axe finds serious or critical on the page as it stands; in the dark only what colours change. */
async function seriousOn(page: Page, appearance: 'light' | 'dark'): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  const axe = new AxeBuilder({ page });
  const { violations } = await (appearance === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${new URL(page.url()).pathname} ${id} ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
    );
}

/** Pages that the rail does not lead to. */
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

describe('every page', () => {
  let visitors: Visitors;
  beforeAll(async () => {
    visitors = await Visitors.begin();
  });
  afterAll(() => visitors.end());

  /** What is found serious, seen by a stranger and by the manager on every page that the rail leads to. */
  async function seriousIn(appearance: 'light' | 'dark'): Promise<string[]> {
    const stranger = await visitors.open('/', { appearance });
    await stranger.locator('input[autocomplete="username"]').waitFor();
    const found = await seriousOn(stranger, appearance);

    const page = await visitors.open('/', { login: 'likemei', appearance });
    const rail = page.locator('.k-rail a');
    await rail.first().waitFor();
    const inspect = async (path: string): Promise<void> => {
      await page.locator('h1, h2').first().waitFor();
      found.push(...(await seriousOn(page, appearance)));
      const row = page.locator('.k-queue-rows .ant-table-row .ant-table-cell').last();
      if ((await row.count()) === 0) return;
      await row.click();
      await page.waitForLoadState('networkidle');
      const drawer = page.getByRole('dialog');
      if (new URL(page.url()).pathname === path && (await drawer.count()) === 0) return;
      found.push(...(await seriousOn(page, appearance)));
      if ((await drawer.count()) === 0) return;
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
    };
    for (const path of await rail.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '/'))) {
      await rail.and(page.locator(`[href="${path}"]`)).click();
      await page.waitForURL(path);
      await inspect(path);
    }
    for (const path of beside) {
      await page.goto(path);
      await inspect(path);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').last().waitFor();
    return [...found, ...(await seriousOn(page, appearance))];
  }

  it('has nothing that axe finds serious, in light and in dark', async () => {
    expect((await Promise.all([seriousIn('light'), seriousIn('dark')])).flat()).toEqual([]);
  }, 900_000);
});
