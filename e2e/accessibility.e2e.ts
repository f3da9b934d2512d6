import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

  /** What is found serious, seen by a stranger, by the manager on every page that the rail leads to, and by HR on its own. */
  async function seriousIn(appearance: 'light' | 'dark'): Promise<string[]> {
    const stranger = await visitors.open('/', { appearance });
    await stranger.locator('input[autocomplete="username"]').waitFor();
    const found = await seriousOn(stranger, appearance);

    const manager = await visitors.open('/', { login: 'likemei', appearance });
    const rail = manager.locator('.k-rail a');
    await rail.first().waitFor();
    const inspect = async (path: string, page = manager): Promise<void> => {
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
      await rail.and(manager.locator(`[href="${path}"]`)).click();
      await manager.waitForURL(path);
      await inspect(path);
    }
    for (const path of beside) {
      await manager.goto(path);
      await inspect(path);
    }
    const hr = await visitors.open('/hr-requests', { login: 'renshi', appearance });
    for (const path of besideOfHr) {
      await hr.goto(path);
      await inspect(path, hr);
    }
    await manager.keyboard.press('Control+k');
    await manager.getByRole('combobox').last().waitFor();
    return [...found, ...(await seriousOn(manager, appearance))];
  }

  it('has nothing that axe finds serious, in light and in dark', async () => {
    expect((await Promise.all([seriousIn('light'), seriousIn('dark')])).flat()).toEqual([]);
  }, 900_000);
});
