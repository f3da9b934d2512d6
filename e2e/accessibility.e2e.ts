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

describe('every page', () => {
  let visitors: Visitors;
  beforeAll(async () => {
    visitors = await Visitors.begin();
  });
  afterAll(() => visitors.end());

  it('has nothing that axe finds serious, in light and in dark', async () => {
    const found: string[] = [];
    for (const appearance of ['light', 'dark'] as const) {
      const stranger = await visitors.open('/', { appearance });
      await stranger.locator('input[autocomplete="username"]').waitFor();
      found.push(...(await seriousOn(stranger, appearance)));

      const page = await visitors.open('/', { login: 'likemei', appearance });
      await page.locator('.k-rail a').first().waitFor();
      const paths = await page
        .locator('.k-rail a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      for (const path of [...paths, '/account', '/renewal-settings', '/message-words', '/no-such-page']) {
        await page.goto(path ?? '/');
        await page.locator('h1, h2').first().waitFor();
        found.push(...(await seriousOn(page, appearance)));
        const row = page.locator('.k-queue-rows .ant-table-row .ant-table-cell').last();
        if ((await row.count()) === 0) continue;
        await row.click();
        await page.waitForLoadState('networkidle');
        if (new URL(page.url()).pathname !== path) found.push(...(await seriousOn(page, appearance)));
      }
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').last().waitFor();
      found.push(...(await seriousOn(page, appearance)));
    }
    expect(found).toEqual([]);
  }, 240_000);
});
