import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Locator, Page } from 'playwright-core';
import { databaseUrl, Visitors } from './house.ts';
import { dayFromNow, importTraders } from './register.ts';

/** A day on which nothing else left. */
const day = '2020-01-07';
const trader = (n: number): string => `JY9971${n}`;
const certificates = ['91999999MAHXF97155', '91999999MAHXF97168', '91999999MAHXF9717B', '91999999MAHXF9718E'];

describe('a gateway’s own list beside the ledger', () => {
  let visitors: Visitors;
  let database: pg.Client;
  /** Messages of four traders: two taken by the gateway, one of which nobody knows, one that has not left. */
  const ids: string[] = [];

  beforeAll(async () => {
    visitors = await Visitors.begin();
    database = new pg.Client(databaseUrl);
    await database.connect();
    const clerk = await visitors.open('/', { login: 'liyuanyuan' });
    await importTraders(
      clerk,
      certificates.map(
        (certificate, n) =>
          `${trader(n)},石橋貿易有限公司${n},法人,${certificate},1990009971${n},總部營業部,,普通,2025-01-01,${dayFromNow(50)},XW9971${n},`,
      ),
    );
    await database.query(
      `UPDATE message_policy SET opens_minute = 0, closes_minute = 1440 WHERE purpose = 'renewalReminder'`,
    );
    const { rows } = await database.query<{ id: string }>(
      `WITH run AS (
         INSERT INTO message_run (purpose, business_date) VALUES ('renewalReminder', $1)
         ON CONFLICT (purpose, business_date) DO UPDATE SET planned = 4 RETURNING id
       )
       INSERT INTO message (run_id, recipient, business_date, purpose, level, subject_id, branch_id, template_id, template_version,
         shard, state, expires_at, address_masked, gateway, gateway_reference, doubtful, first_attempt_at, last_attempt_at, retry_at)
       SELECT run.id, t.id, $1, 'renewalReminder', '60', term.id, t.branch_id, p.id, p.version, 0, made.state,
         now() + interval '1 day', '199****' || right(t.number, 4), made.gateway, made.reference, made.state = 'unknown', made.tried,
         made.tried, made.again
       FROM run, (VALUES
         (0, 'accepted', 'sms', 'R-0', '2020-01-07T02:00Z'::timestamptz, NULL::timestamptz),
         (1, 'accepted', 'sms', 'R-1', '2020-01-07T02:00Z', NULL),
         (2, 'unknown', 'sms', NULL, '2020-01-07T02:00Z', now() + interval '1 day'),
         (3, 'planned', NULL, NULL, NULL, now() + interval '1 day')) AS made (n, state, gateway, reference, tried, again)
       JOIN trader t ON t.number = 'JY9971' || made.n JOIN term ON term.trader_id = t.id
       JOIN message_template p ON p.purpose = 'renewalReminder' AND p.name = (
         SELECT min(name) FROM message_template WHERE purpose = 'renewalReminder')
       ORDER BY made.n RETURNING id`,
      [day],
    );
    ids.push(...rows.map(({ id }) => id));
  }, 120_000);
  afterAll(async () => {
    // Whatever became of the journey: the others' messages shall leave.
    await database.query(
      `UPDATE message_freeze SET released_at = now(), released_by = 'e2e' WHERE released_at IS NULL`,
    );
    await visitors.takePictures('gateway-report');
    await visitors.end();
    await database.end();
  });

  const rowOf = (page: Page, item: string): Locator => page.locator('.ant-table-row', { hasText: item });
  const press = (at: Page | Locator, name: string): Promise<void> =>
    at.getByRole('button', { name, exact: true }).click();
  const drop = async (page: Page, lines: readonly string[]): Promise<void> => {
    const buffer = Buffer.from(['流水號,key', ...lines, ''].join('\n'));
    await page.locator('input[type=file]').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
  };
  const stateOf = async (id: string | undefined): Promise<string> => {
    const { rows } = await database.query<{ state: string }>('SELECT state FROM message WHERE id = $1', [id]);
    return rows[0]?.state ?? '';
  };

  it('what stands on one side alone is explained, and what the ledger thought lost counts as sent (X7)', async () => {
    const page = await visitors.open(`/gateway-report?gateway=sms&day=${day}`, { login: 'likemei', language: 'en' });
    await rowOf(page, ids[0] ?? '')
      .getByText('In the ledger only')
      .waitFor();
    await drop(page, [`R-0,${ids[0]}`, `R-2,${ids[2]}`, 'R-9,']);
    await page.getByText('3 lines taken in; 1 message had left').waitFor();
    expect(await stateOf(ids[2])).toBe('accepted');

    await rowOf(page, 'R-9').getByText('In the list only').waitFor();
    await rowOf(page, ids[1] ?? '')
      .getByText('In the ledger only')
      .waitFor();
    expect(await page.locator('.ant-table-row').count()).toBe(2);
    await rowOf(page, 'R-9').getByRole('checkbox').check();
    await rowOf(page, ids[1] ?? '')
      .getByRole('checkbox')
      .check();
    await press(page, 'Explain');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Explain 2 differences').waitFor();
    await dialog.getByLabel('Reason').fill('The operator listed a test of its own and left one out');
    await press(dialog, 'Explain');
    await dialog.waitFor({ state: 'hidden' });
    await rowOf(page, 'R-9').getByText('李科美: The operator listed a test of its own and left one out').waitFor();
    const { rows } = await database.query(
      'SELECT count(*)::int AS n FROM gateway_report_explanation WHERE business_date = $1',
      [day],
    );
    expect(rows).toEqual([{ n: 2 }]);
  }, 60_000);

  it('a picture is no list: the page says so and what was taken in before stays (X7)', async () => {
    const page = await visitors.open(`/gateway-report?gateway=sms&day=${day}`, { login: 'likemei', language: 'en' });
    const picture = { name: 'list.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 0, 0x0d]) };
    await page.locator('input[type=file]').setInputFiles(picture);
    await page.getByRole('alert').getByText('list.png holds no list of messages').waitFor();
    const { rows } = await database.query('SELECT lines FROM gateway_report WHERE business_date = $1', [day]);
    expect(rows).toEqual([{ lines: 3 }]);
  }, 60_000);

  it('after a backup was put back nothing leaves until each gateway’s list is taken in and a person releases it (X7)', async () => {
    await database.query(`INSERT INTO message_freeze (cause, frozen_by) VALUES ('restored', 'worker')`);
    await database.query('UPDATE message SET retry_at = NULL WHERE id = $1', [ids[3]]);
    const page = await visitors.open('/gateway-report', { login: 'likemei', language: 'en' });
    const banner = page.getByRole('alert').filter({ hasText: 'All sending stands still' });
    const release = banner.getByRole('button', { name: 'Compared: release sending' });
    const missing = banner.getByRole('link', { name: /not taken in yet/ });
    await missing.first().waitFor();
    expect(await release.isDisabled()).toBe(true);

    for (let left = await missing.count(); left > 0; left--) {
      await missing.first().click();
      const asked = new URL(page.url()).searchParams;
      const { rows } = await database.query<{ line: string }>(
        `SELECT coalesce(gateway_reference, id::text) || ',' || id AS line FROM message
         WHERE gateway = $1 AND state IN ('accepted', 'delivered', 'undelivered')
           AND (last_attempt_at AT TIME ZONE 'Asia/Shanghai')::date = $2`,
        [asked.get('gateway'), asked.get('day')],
      );
      await drop(
        page,
        rows.map(({ line }) => line),
      );
      await missing.nth(left - 1).waitFor({ state: 'detached' });
    }
    expect(await stateOf(ids[3])).toBe('planned');

    await release.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What was compared, and the result').fill('Every gateway’s list; nothing had left twice');
    await press(dialog, 'Compared: release sending');
    await page.getByRole('status').getByText('Sending goes on').waitFor();
    await banner.waitFor({ state: 'detached' });
    await page.goto(`/messages/${ids[3]}`);
    await page.getByText('Sent, and the gateway took it').first().waitFor({ timeout: 60_000 });
  }, 120_000);
});
