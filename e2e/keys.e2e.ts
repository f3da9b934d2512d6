import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, Visitors } from './house.ts';

describe('an integration’s key (X10)', () => {
  let visitors: Visitors;
  beforeAll(async () => {
    visitors = await Visitors.begin();
  });
  afterAll(() => visitors.end());

  const asked = async (secret: string): Promise<string> => {
    const answer = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ auditVocabulary { actions } }' }),
    });
    return answer.text();
  };

  it('is made, shown once, used, and shut out the moment it is revoked', async () => {
    const page = await visitors.open('/keys', { login: 'admin', language: 'en' });
    await page.getByRole('button', { name: 'New key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Used by').fill('ERP daily sync');
    await dialog.getByLabel('May do').fill('Read the audit');
    await page.getByTitle('Read the audit', { exact: true }).click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Create' }).click();
    const secret = (await dialog.locator('code').first().textContent())?.trim() ?? '';
    expect(secret).toMatch(/^kefu_/);
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    expect(await asked(secret)).toContain('auditVocabulary');

    const row = page.locator('.ant-table-row', { hasText: 'ERP daily sync' });
    expect(await row.textContent()).not.toContain(secret);
    await row.getByRole('button', { name: 'Revoke' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: 'Revoke' }).click();
    await row.getByText('Revoked').waitFor();
    expect(await asked(secret)).toContain('UNAUTHENTICATED');
  });
});
