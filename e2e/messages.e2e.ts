import pg from 'pg';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseUrl, Visitors } from './house.ts';
import { dayFromNow, importTraders } from './register.ts';

const phones = { JY99701: '+8619900099701', JY99702: '+8619900099702' };
const certificates = ['91999999MAKEFW9706', '91999999MAKEFW9719'];

describe('messages and who looks after them', () => {
  let visitors: Visitors;
  let database: pg.Client;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    database = new pg.Client(databaseUrl);
    await database.connect();
    const clerk = await visitors.open('/', { login: 'liyuanyuan' });
    await importTraders(
      clerk,
      Object.entries(phones).map(
        ([number, phone], at) =>
          `${number},松柏貿易有限公司${at},法人,${certificates[at]},${phone.slice(3)},總部營業部,,普通,2025-01-01,${dayFromNow(50)},XW9970${at},`,
      ),
    );
    // A gateway without keys has answered nothing for the one; the other's day went by while the gateway was away.
    await database.query(
      `WITH run AS (
         INSERT INTO message_run (purpose, business_date) VALUES ('renewalReminder', '2020-01-06')
         ON CONFLICT (purpose, business_date) DO UPDATE SET planned = 2 RETURNING id
       )
       INSERT INTO message (run_id, recipient, business_date, purpose, level, subject_id, branch_id, template_id, template_version,
         shard, state, cause, expires_at, address_masked, gateway, doubtful, first_attempt_at, last_attempt_at)
       SELECT run.id, t.id, '2020-01-06', 'renewalReminder', '60', term.id, t.branch_id, p.id, p.version, 0,
         CASE t.number WHEN 'JY99701' THEN 'parked' ELSE 'expired' END, CASE t.number WHEN 'JY99701' THEN 'NOT_KNOWN' END, now(),
         '199****' || right(t.number, 4), CASE t.number WHEN 'JY99701' THEN 'sms' END, t.number = 'JY99701', now(), now()
       FROM run, trader t JOIN term ON term.trader_id = t.id, message_template p
       WHERE t.number = ANY($1) AND p.purpose = 'renewalReminder' AND p.name = (
         SELECT min(name) FROM message_template WHERE purpose = 'renewalReminder')`,
      [Object.keys(phones)],
    );
    // Whatever hour the journey is made at.
    await database.query(
      `UPDATE message_policy SET opens_minute = 0, closes_minute = 1440 WHERE purpose = 'renewalReminder'`,
    );
  }, 120_000);
  afterAll(async () => {
    await visitors.takePictures('messages');
    await visitors.end();
    await database.end();
  });

  const press = (at: Page | Locator, name: string): Promise<void> =>
    at.getByRole('button', { name, exact: true }).click();
  const choose = async (page: Page, field: Locator, option: string): Promise<void> => {
    await field.click();
    await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
  };
  const rowOf = (page: Page, number: string): Locator => page.locator('.ant-table-row', { hasText: number });

  it('an administrator adds a gateway whose secret never comes back, and a rule; its breaker and speed are seen (X7)', async () => {
    const page = await visitors.open('/message-gateways', { login: 'admin', language: 'en' });
    await press(page, 'Add a gateway');
    const form = page.getByRole('dialog');
    await form.getByLabel('Short name').fill('hongkong');
    await form.getByLabel('Name', { exact: true }).fill('Hong Kong operator');
    await form.getByLabel('Address', { exact: true }).fill('http://127.0.0.1:9/sms');
    await form.getByLabel('Priority (the smallest first)').fill('900');
    await press(form, 'Save');
    await form.getByRole('alert').getByText('Bearer token').waitFor();
    await form.getByLabel('Bearer token').fill('a-token-nobody-reads');
    await form.getByLabel('Secret of its receipts').fill('a-secret-nobody-reads');
    await press(form, 'Save');
    await form.waitFor({ state: 'hidden' });

    const card = page.getByRole('region', { name: 'Hong Kong operator' });
    await card.getByText('In use', { exact: true }).waitFor();
    await card.getByText('0 in the last minute; at most 50 a second').waitFor();
    await card.getByText('Bearer token, Secret of its receipts').waitFor();
    await press(card, 'Change');
    expect(await form.getByLabel('Bearer token').inputValue()).toBe('');
    await form.getByText('Set, and cannot be read; leave it empty to keep it.').first().waitFor();
    await form.getByLabel('At most per second').fill('5');
    await press(form, 'Save');
    await form.waitFor({ state: 'hidden' });
    await card.getByText('0 in the last minute; at most 5 a second').waitFor();
    await card.getByText('Bearer token, Secret of its receipts').waitFor();
    expect(await page.content()).not.toContain('nobody-reads');

    const routes = page.getByRole('region', { name: 'Routes' });
    await press(routes, 'Add a rule');
    await routes.getByLabel('Phone begins with').fill('+852');
    await choose(page, routes.getByLabel('By these, in order'), 'Hong Kong operator');
    await page.keyboard.press('Escape');
    await Promise.all([
      page.waitForResponse((answer) => answer.request().postData()?.includes('mutation SetRoutes') ?? false),
      press(routes, 'Save'),
    ]);
    await page.reload();
    expect(await routes.getByLabel('Phone begins with').inputValue()).toBe('+852');
    await routes.getByText('Hong Kong operator').waitFor();
  }, 60_000);

  it('what became of a parked message is proposed by one person and confirmed by another (X7)', async () => {
    const deputy = await visitors.open('/parked-messages', { login: 'jiangweini', language: 'en' });
    const manager = await visitors.open('/parked-messages', { login: 'likemei', language: 'en' });
    await rowOf(deputy, 'JY99701').getByRole('checkbox').check();
    await press(deputy, 'Propose');
    const dialog = deputy.getByRole('dialog');
    await choose(deputy, dialog.getByLabel('What shall be done'), 'Count as sent');
    await dialog.getByLabel('Reason').fill('The operator’s list shows it');
    await press(dialog, 'Propose');
    await dialog.waitFor({ state: 'hidden' });
    await rowOf(deputy, 'JY99701').getByText('Count as sent (you): The operator’s list shows it').waitFor();
    await rowOf(deputy, 'JY99701').getByRole('checkbox').check();
    await press(deputy, 'Confirm the proposal');
    await deputy.getByText('1 of them you proposed yourself: another person decides those.').waitFor();

    await manager.reload();
    await rowOf(manager, 'JY99701').getByText('姜偉妮').waitFor();
    await rowOf(manager, 'JY99701').getByRole('checkbox').check();
    await press(manager, 'Confirm the proposal');
    await rowOf(manager, 'JY99701').waitFor({ state: 'detached' });
    const { rows } = await database.query(
      `SELECT m.state FROM message m JOIN trader t ON t.id = m.recipient WHERE t.number = 'JY99701'`,
    );
    expect(rows).toEqual([{ state: 'accepted' }]);
  }, 60_000);

  it('once an opt-out is entered, the next message to that phone becomes a telephone task (X7, T20)', async () => {
    const clerk = await visitors.open('/message-opt-outs', { login: 'dingxiaojie', language: 'en' });
    await press(clerk, 'Enter an opt-out');
    const dialog = clerk.getByRole('dialog');
    await dialog.getByLabel('Phone').fill(phones.JY99702);
    await dialog.getByLabel('Reason').fill('Asked for it on the telephone');
    await press(dialog, 'Save');
    await rowOf(clerk, '199****9702').getByText('Entered by hand').waitFor();

    const manager = await visitors.open('/messages?states=expired', { login: 'likemei', language: 'en' });
    await rowOf(manager, 'JY99702').click();
    await press(manager, 'Send again');
    await manager.getByRole('dialog').getByLabel('Reason').fill('The gateway was away');
    await press(manager.getByRole('dialog'), 'Send again');
    await manager.getByText('Opted out').first().waitFor({ timeout: 60_000 });
    await clerk.goto('/tasks?list=role');
    await rowOf(clerk, 'JY99702')
      .getByText(/takes no messages: tell them by telephone/)
      .waitFor();
  }, 90_000);
});
