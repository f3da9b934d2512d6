import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { databaseUrl, Visitors } from './house.ts';

describe('goods from production to a franchisee: receive, what if, allocate, explain, dispatch (F4)', () => {
  let visitors: Visitors;
  let database: pg.Client;
  let keeper: Page;
  let clerk: Page;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    database = new pg.Client({ connectionString: databaseUrl });
    await database.connect();
    // Three franchisees wait for one SKU: 60, 50 and 40, in that order.
    await database.query(
      `WITH t AS (
         INSERT INTO style (number, name, style_group, category, season_code, season_codes, size_run, tag_price_fen, contract_price_fen)
         SELECT 'NB79999', '行旅無痕文胸', '內衣', '文胸', code, ARRAY[code], '均碼', 20000, 10000 FROM season ORDER BY code LIMIT 1 RETURNING id),
       c AS (INSERT INTO style_colour (style_id, code, name, position) SELECT id, '01', '黑', 1 FROM t),
       k AS (INSERT INTO sku (code, style_id, colour_code, size, position) SELECT 'NB79999-01-F', id, '01', 'F', 1 FROM t RETURNING id)
       INSERT INTO order_line (order_id, season_id, franchisee_id, sku_id, window_from, window_to, quantity, price_fen, ordered_at, checked)
       SELECT o.id, o.season_id, o.franchisee_id, k.id, current_date - 1, current_date + 30, w.pieces, 10000, timestamptz '2026-03-01' + w.at * interval '1 day', true
       FROM k, (VALUES ('K104', 60, 1), ('K105', 50, 2), ('K107', 40, 3)) w (number, pieces, at)
       JOIN franchisee f ON f.number = w.number JOIN LATERAL (
         SELECT id, season_id, franchisee_id FROM franchise_order WHERE franchisee_id = f.id AND state = 'PLACED' LIMIT 1) o ON true`,
    );
    keeper = await visitors.open('/goods-receipts', { login: 'cangku' });
    clerk = await visitors.open('/allocations', { login: 'dingxiaojie' });
  });
  afterAll(async () => {
    await database.end();
    await visitors.end();
  });

  const given = async (page: Page): Promise<string[]> =>
    page.getByRole('dialog').locator('tbody tr td:last-child .k-why > .k-number').allTextContents();
  const openSku = async (page: Page): Promise<void> => {
    await page.getByText('NB79999-01-F', { exact: true }).click();
    await page.getByRole('dialog').getByText('廈門黛繡').waitFor();
  };

  it('the warehouse takes 100 pieces in, as scanned', async () => {
    await keeper.getByRole('button', { name: '入庫', exact: true }).click();
    const dialog = keeper.getByRole('dialog');
    await dialog.getByLabel('單號').fill('RKJOURNEY');
    await dialog.getByLabel('入庫日期').fill('2026/11/20');
    await dialog.getByLabel('入庫日期').press('Enter');
    await dialog.getByLabel('明細').fill('NB79999-01-F 99\nNB79999-01-F');
    await dialog.getByRole('button', { name: '入庫', exact: true }).click();
    await keeper.getByText('RKJOURNEY 已入庫 100 件').waitFor();
  });

  it('the clerk has it computed: 40, 33 and 27; nothing is held yet', async () => {
    await clerk.getByRole('button', { name: '擬定配發' }).click();
    const dialog = clerk.getByRole('dialog');
    await dialog.getByLabel('入庫單號').fill('rkjourney');
    await dialog.getByRole('button', { name: '試算' }).click();
    await clerk.getByText('這是試算；確定之前什麼也不留。').waitFor();
    await openSku(clerk);
    expect(await given(clerk)).toEqual(['40', '33', '27']);
    await clerk.getByRole('button', { name: '關閉' }).click();
  });

  it('what if whoever ordered first came first? 60, 40 and nothing', async () => {
    await clerk.getByRole('button', { name: '換個規則試算' }).click();
    const dialog = clerk.getByRole('dialog');
    await dialog.getByText('先訂先得').click();
    await dialog.getByRole('button', { name: '試算' }).click();
    await clerk.locator('.k-facts').getByText('先訂先得').waitFor();
    await openSku(clerk);
    expect(await given(clerk)).toEqual(['60', '40', '0']);
    await clerk.getByRole('button', { name: '關閉' }).click();
    await clerk.getByRole('button', { name: '換個規則試算' }).click();
    await clerk.getByRole('dialog').getByText('先按級別，再按比例').click();
    await clerk.getByRole('dialog').getByRole('button', { name: '試算' }).click();
    await clerk.locator('.k-facts').getByText('先按級別，再按比例').waitFor();
  });

  it('decided, one click says why they got 33', async () => {
    await clerk.getByRole('button', { name: '確定配發' }).click();
    await clerk.locator('.ant-popover').getByRole('button', { name: '確定配發' }).click();
    await clerk.locator('.k-head').getByText('已配發').waitFor();
    await openSku(clerk);
    await clerk.getByRole('row', { name: '鎮江瑤棉' }).getByRole('button').click();
    const why = clerk.getByRole('tooltip');
    await why.getByText('不夠分，按規則得此數').waitFor();
    expect(await why.locator('dd').allTextContents()).toEqual(
      expect.arrayContaining(['100', '50', '2', '150', '33.3333', '33', '丁小杰']),
    );
  });

  it('what is held leaves with a note, and counts into the execution of the order', async () => {
    await clerk.goto('/dispatches');
    await clerk.getByRole('button', { name: '發貨給 鎮江瑤棉' }).click();
    await clerk.getByRole('status').getByRole('link').click();
    await clerk.getByRole('heading', { name: '鎮江瑤棉' }).waitFor();
    const line = clerk.getByRole('row', { name: 'NB79999-01-F' });
    expect(await line.innerText()).toMatch(/33/);
    expect(await line.getByText('計入').count()).toBe(1);
    const { rows } = await database.query(
      `SELECT l.delivered, l.allocated, l.open_quantity AS open FROM order_line l JOIN sku k ON k.id = l.sku_id JOIN franchisee f ON f.id = l.franchisee_id
       WHERE k.code = 'NB79999-01-F' AND f.number = 'K105'`,
    );
    expect(rows).toEqual([{ delivered: 33, allocated: 0, open: 17 }]);
  });

  it('what the franchisee sends back is taken in as scanned; more than it was sent is refused at its line', async () => {
    await clerk.goto('/dispatches');
    await clerk.getByRole('button', { name: '退貨入庫' }).click();
    const dialog = clerk.getByRole('dialog');
    await dialog.getByLabel('加盟商').fill('K105');
    await clerk.locator('.ant-select-item-option').filter({ hasText: 'K105' }).click();
    await dialog.getByLabel('單號').fill('TH79999');
    await dialog.getByLabel('退回日期').fill('2026/11/21');
    await dialog.getByLabel('退回日期').press('Enter');
    await dialog.getByLabel('明細').fill('NB79999-01-F 34');
    await dialog.getByLabel('原因').fill('客人換碼');
    await dialog.getByRole('button', { name: '退貨入庫' }).click();
    await dialog.getByText('第 1 行：多於發去而尚未退回的件數').first().waitFor();
    await dialog.getByLabel('明細').fill('NB79999-01-F 3');
    await dialog.getByRole('button', { name: '退貨入庫' }).click();
    await clerk.getByText('TH79999：退回 3 件').waitFor();
    await clerk.getByText('TH79999', { exact: true }).waitFor();
    const { rows } = await database.query(
      `SELECT l.delivered, b.quantity - b.reserved AS free FROM order_line l JOIN sku k ON k.id = l.sku_id JOIN franchisee f ON f.id = l.franchisee_id
       JOIN stock_balance b ON b.sku_id = k.id WHERE k.code = 'NB79999-01-F' AND f.number = 'K105'`,
    );
    expect(rows).toEqual([{ delivered: 30, free: expect.any(Number) }]);
  });
});
