import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, Visitors } from './house.ts';

describe('the way in', () => {
  let visitors: Visitors;
  beforeAll(async () => {
    visitors = await Visitors.begin();
  });
  afterAll(() => visitors.end());

  it('lets a clerk in by login and password', async () => {
    const page = await visitors.open('/');
    await page.locator('input[autocomplete="username"]').fill('dingxiaojie');
    await page.locator('input[type="password"]').fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByText('丁小杰').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });
});
