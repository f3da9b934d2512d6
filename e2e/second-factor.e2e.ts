import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, demoPassword, Visitors } from './house.ts';
import { codeOf } from './totp.ts';

/** Asks the API as the person of the page. */
async function ask<Data>(page: Page, query: string, variables: Record<string, unknown>): Promise<Data> {
  const response = await page
    .context()
    .request.post('/graphql', { headers: { origin: address }, data: { query, variables } });
  const { data } = (await response.json()) as { data: Data };
  return data;
}

describe('a second factor', () => {
  let visitors: Visitors;
  beforeAll(async () => {
    visitors = await Visitors.begin();
  });
  afterAll(() => visitors.end());

  it('is asked for at the sign-in, refuses a wrong code and lets in with the right one (X1)', async () => {
    const owner = await visitors.open('/', { login: 'caiwu', language: 'en' });
    const { offerSecondFactor } = await ask<{ offerSecondFactor: { secret: string } }>(
      owner,
      'mutation($password: String!) { offerSecondFactor(password: $password) { ... on SecondFactorOffer { secret } } }',
      { password: demoPassword },
    );
    const { confirmSecondFactor } = await ask<{ confirmSecondFactor: { __typename: string } }>(
      owner,
      'mutation($code: String!) { confirmSecondFactor(code: $code) { __typename } }',
      { code: codeOf(offerSecondFactor.secret) },
    );
    expect(confirmSecondFactor.__typename).toBe('Done');

    const page = await visitors.open('/', { language: 'en' });
    await page.getByLabel('Login').fill('caiwu');
    await page.getByLabel('Password').fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByLabel('Code').fill('12345');
    await page.keyboard.press('Enter');
    await page.getByText('Enter six digits').waitFor();
    await page.getByLabel('Code').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Password or code do not fit').waitFor();
    // The step that confirmed the factor is used up: a code works once.
    await page.getByLabel('Code').fill(codeOf(offerSecondFactor.secret, 1));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'To do today, 何財' }).waitFor();
  });
});
