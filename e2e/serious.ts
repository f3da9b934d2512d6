import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string }[];
}

/** Colours that are still on their way are nobody's colours. */
const settled = `Promise.all(
  document.getAnimations().filter(({ effect }) => effect.getTiming().iterations !== Infinity).map(({ finished }) => finished.catch(() => {})),
)`;

/** What axe finds serious or critical on the page as it stands in light; and then in the dark, of which only the colours are another. */
export async function seriousOn(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  const found = await seriousIn(page, {});
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-appearance="dark"]').waitFor();
  await page.evaluate(settled);
  found.push(...(await seriousIn(page, { runOnly: ['color-contrast'] })));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('html[data-appearance="light"]').waitFor();
  await page.evaluate(settled);
  return found;
}

async function seriousIn(page: Page, options: axe.RunOptions): Promise<string[]> {
  const asked = JSON.stringify({ ...options, resultTypes: ['violations'] });
  const violations = await page.evaluate<Violation[]>(`axe.run(document, ${asked}).then((found) => found.violations)`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${new URL(page.url()).pathname} ${id} ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
    );
}
