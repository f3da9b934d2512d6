import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Visitors } from './house.ts';
import { dayFromNow, handInPapers, importTraders, scan } from './register.ts';

describe('applications', () => {
  let visitors: Visitors;
  let clerk: Page;
  let manager: Page;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    clerk = await visitors.open('/applications/new?kind=opening', { login: 'dingxiaojie' });
    manager = await visitors.open('/', { login: 'likemei' });
  }, 60_000);
  afterAll(() => visitors.end());

  const approval = (page: Page): Locator => page.getByRole('region', { name: '審批' });
  const state = (page: Page, text: string): Promise<void> => page.locator('.k-head').getByText(text).waitFor();
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const decide = async (page: Page, decision: string): Promise<void> =>
    approval(page).getByRole('button', { name: decision, exact: true }).click();
  const choose = async (page: Page, label: string, typed: string, option: string): Promise<void> => {
    await page.getByLabel(label, { exact: true }).click();
    if (typed) await page.getByLabel(label, { exact: true }).fill(typed);
    await page.locator('.ant-select-item-option', { hasText: option }).first().click();
  };
  const papers = (page: Page): Locator => page.getByRole('region', { name: '資料及證件' });
  /** Hands in a paper as a clerk does: the row's button, the file, how long it is good. */
  const upload = async (page: Page, paper: string): Promise<void> => {
    await papers(page)
      .getByRole('button', { name: `上傳 ${paper}` })
      .click();
    await page.getByRole('dialog').locator('input[type=file]').setInputFiles(scan);
    await page.getByRole('dialog').getByText('掃描件.png').waitFor();
    const unlimited = page.getByRole('dialog').getByLabel('長期有效');
    if (await unlimited.isVisible()) await unlimited.check();
    await page.getByRole('dialog').getByRole('button', { name: '存檔' }).click();
    await papers(page).getByRole('button', { name: paper, exact: true }).waitFor();
  };
  const rest = async (page: Page): Promise<void> => {
    await handInPapers(page, { type: 'application', id: new URL(page.url()).pathname.split('/').at(-1) ?? '' });
    await page.reload();
  };

  it('of a company is opened by a clerk and a manager, returned once, handed in again; nobody does both reviews (T1)', async () => {
    await clerk.getByText('法人', { exact: true }).click();
    await clerk.getByLabel('企業名稱').fill('旅程商貿有限公司');
    await clerk.getByLabel('統一社會信用代碼').fill('91350100M00010001X');
    await clerk.getByLabel('電話', { exact: true }).fill('13900001234');
    await choose(clerk, '營業部', '總部', '總部營業部');
    await clerk.getByLabel('協議起始日').fill(dayFromNow(5).replaceAll('-', '/'));
    await clerk.getByLabel('協議起始日').press('Enter');
    await press(clerk, '保存，接着交資料');
    // The wrong check character is told at the field and in the summary, which jumps there.
    await clerk.getByRole('alert').getByRole('button', { name: '證件號' }).click();
    expect(await clerk.getByLabel('統一社會信用代碼').evaluate((field) => field.matches(':focus'))).toBe(true);
    await clerk.getByLabel('統一社會信用代碼').fill('91350100M00010001T');
    await press(clerk, '保存，接着交資料');
    await state(clerk, '草稿');
    const obstacles = clerk.getByRole('region', { name: '還不能提交' });
    await obstacles.getByText('缺少營業執照').waitFor();
    for (const paper of ['營業執照', '開戶申請表']) await upload(clerk, paper);
    await obstacles.getByText('缺少營業執照').waitFor({ state: 'detached' });
    await rest(clerk);
    await clerk.reload();
    await papers(clerk).getByText('8／8 項').waitFor();
    await press(clerk, '提交審核');
    await state(clerk, '初審');

    await manager.goto(clerk.url());
    await decide(manager, '退回');
    await approval(manager).getByText('請寫明原因').waitFor();
    await approval(manager).getByLabel('意見').fill('請補營業執照副本');
    await decide(manager, '退回');
    await state(manager, '退回補正');

    await clerk.goto('/');
    await clerk.getByRole('link', { name: /旅程商貿/ }).click();
    await approval(clerk).getByText('請補營業執照副本').waitFor();
    await clerk.getByRole('link', { name: '修改申請' }).click();
    await clerk.getByText('李科美退回：請補營業執照副本').waitFor();
    // What is sealed stays as it was without being typed or shown again.
    await clerk.getByRole('button', { name: '重填統一社會信用代碼' }).waitFor();
    expect(await clerk.getByRole('textbox', { name: '統一社會信用代碼' }).count()).toBe(0);
    await clerk.getByRole('textbox', { name: '說明' }).fill('已補副本');
    await press(clerk, '保存並提交');
    await state(clerk, '初審');
    await decide(clerk, '通過');
    await state(clerk, '最後資格審核');
    await approval(clerk).getByText('這一步須由另一人決定').waitFor({ state: 'detached' });

    await manager.goto('/');
    await manager.getByRole('link', { name: /旅程商貿/ }).click();
    await decide(manager, '通過');
    await state(manager, '已開戶');
    await manager.getByRole('link', { name: '旅程商貿有限公司' }).click();
    await manager.getByRole('heading', { name: '旅程商貿有限公司' }).waitFor();
  }, 90_000);

  it('are not reviewed twice by one person, who holds both posts or stands in for who does (T1, X3)', async () => {
    await clerk.goto('/applications/new?kind=renewal');
    await choose(clerk, '為哪個交易商申請', '旅程商貿', '旅程商貿有限公司');
    await press(clerk, '保存，接着交資料');
    await state(clerk, '草稿');
    await rest(clerk);
    await press(clerk, '提交審核');
    await state(clerk, '初審');
    await manager.goto(clerk.url());
    await decide(manager, '通過');
    await state(manager, '最後資格審核');
    const barred = '您（或您代理的人）已作初審，這一步須由另一人決定';
    await approval(manager).getByText(barred).waitFor();
    expect(await approval(manager).getByRole('button', { name: '通過', exact: true }).count()).toBe(0);

    // Nor by whom the manager has stand in.
    await manager.goto('/delegations');
    await press(manager, '委託他人審批');
    await choose(manager, '被委託人', '李元元', '李元元');
    await manager.getByRole('dialog').getByLabel('原因').fill('出差');
    await manager.getByRole('dialog').getByRole('button', { name: '委託', exact: true }).click();
    await manager.getByRole('row', { name: /李元元/ }).waitFor();
    const standIn = await visitors.open(new URL(clerk.url()).pathname, { login: 'liyuanyuan' });
    await approval(standIn).getByText(barred).waitFor();
    expect(await approval(standIn).getByRole('button', { name: '通過', exact: true }).count()).toBe(0);
    await manager
      .getByRole('row', { name: /李元元/ })
      .getByRole('button', { name: '結束' })
      .click();
    await manager.locator('.ant-popconfirm').getByRole('button', { name: '結束' }).click();
    await manager.getByText('沒有委託').waitFor();

    await clerk.reload();
    await press(clerk, '撤回');
    await clerk.getByRole('dialog').getByLabel('原因').fill('改日再辦');
    await clerk.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await state(clerk, '已撤回');
  }, 60_000);

  it('to close are refused for three reasons at once, and done once finance and settlement have settled them (T2)', async () => {
    const [finance, settlement] = [
      await visitors.open('/', { login: 'caiwu' }),
      await visitors.open('/', { login: 'jiaoshou' }),
    ];
    await importTraders(manager, [
      `JY99201,銷戶旅程貿易有限公司,法人,91999999MAKEFW005B,19900099201,總部營業部,,普通,2025-01-01,${dayFromNow(400)},XW99201,`,
    ]);
    await clerk.goto('/applications/new?kind=closing');
    await choose(clerk, '為哪個交易商申請', '銷戶旅程', '銷戶旅程貿易有限公司');
    await choose(clerk, '銷戶原因', '', '客戶自願');
    await press(clerk, '保存草稿');
    await state(clerk, '草稿');
    await rest(clerk);
    const record = async (page: Page, button: string, fields: Record<string, string>): Promise<void> => {
      await page.goto(clerk.url());
      await press(page, button);
      for (const [label, value] of Object.entries(fields)) await page.getByRole('dialog').getByLabel(label).fill(value);
      await page.getByRole('dialog').getByRole('button', { name: '登記', exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await record(finance, '登記權益與欠款', { '權益（元）': '123.45', '欠款（元）': '50000' });
    await record(settlement, '登記持倉', { '持倉（手）': '3' });
    await clerk.reload();
    const obstacles = clerk.getByRole('region', { name: '還不能提交' });
    for (const reason of ['尚有權益 123.45 元', '尚有欠款 50,000.00 元', '持倉']) {
      await obstacles.getByText(reason).waitFor();
    }
    expect(await clerk.getByRole('button', { name: '提交審核' }).isDisabled()).toBe(true);
    await record(finance, '登記權益與欠款', { '權益（元）': '0', '欠款（元）': '0' });
    await record(settlement, '登記持倉', { '持倉（手）': '0' });
    await clerk.reload();
    await press(clerk, '提交審核');
    await state(clerk, '初審');
    await decide(clerk, '通過');
    await state(clerk, '財務確認');
    for (const [page, after] of [
      [finance, '交收確認'],
      [settlement, '最後資格審核'],
      [manager, '已銷戶'],
    ] as const) {
      await page.goto(clerk.url());
      await decide(page, '通過');
      await state(page, after);
    }
  }, 120_000);

  it('to change take effect on their day, which is tomorrow (T4)', async () => {
    await clerk.goto('/applications/new?kind=change');
    await choose(clerk, '為哪個交易商申請', '旅程商貿', '旅程商貿有限公司');
    await clerk.getByRole('checkbox', { name: '席位號' }).check();
    await clerk.getByRole('textbox', { name: '席位號' }).fill('XW-明日');
    await clerk.getByLabel('生效日').fill(dayFromNow(1).replaceAll('-', '/'));
    await clerk.getByLabel('生效日').press('Enter');
    await press(clerk, '保存並提交');
    await state(clerk, '初審');
    await manager.goto(clerk.url());
    const changed = manager.getByRole('row', { name: /席位號/ });
    await changed.locator('del').getByText('—').waitFor();
    await changed.getByText('XW-明日').waitFor();
    await decide(manager, '通過');
    await state(manager, '待生效');
    // The night passes on the department's calendar.
    const calendar = await visitors.open('/calendar', { login: 'likemei' });
    await press(calendar, '演練日');
    await calendar.getByLabel('演練日', { exact: true }).fill(dayFromNow(1).replaceAll('-', '/'));
    await calendar.getByLabel('演練日', { exact: true }).press('Enter');
    await press(calendar, '到這一天');
    try {
      await visitors.runNow('使申請生效');
      await manager.locator('.k-head').getByText('已生效').waitFor({ timeout: 90_000 });
      await manager.getByRole('link', { name: '旅程商貿有限公司' }).click();
      await manager.getByText('XW-明日').first().waitFor();
    } finally {
      await press(calendar, '演練日');
      await press(calendar, '回到今天');
      await calendar.getByRole('button', { name: '回到今天' }).waitFor({ state: 'detached' });
    }
  }, 150_000);

  it('are put on a reviewer’s desk many at once, by keyboard, and counted there by how long they wait (X3)', async () => {
    await manager.goto('/applications?text=示例&state=firstReview');
    const row = (name: string): Locator => manager.locator('.ant-table-row', { hasText: name });
    await row('林示例').waitFor();
    for (const key of ['j', 'x', 'j', 'x']) await manager.keyboard.press(key);
    await manager.getByRole('toolbar').getByRole('button', { name: '指派審核人' }).click();
    await manager.getByRole('dialog').getByLabel('審核人').click();
    await manager.locator('.ant-select-item-option', { hasText: '鄭佩佩' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: '指派', exact: true }).click();
    await row('林示例').getByText('鄭佩佩').waitFor();

    await manager.getByRole('link', { name: '審核統計' }).click();
    const hers = manager.getByRole('row', { name: /初審 鄭佩佩/ });
    expect((await hers.getByRole('link').first().textContent())?.trim()).toBe('2');
    await hers.getByRole('link').first().click();
    await row('林示例').waitFor();
    expect(await manager.locator('.ant-table-row').count()).toBe(2);

    const supervisor = await visitors.open('/', { login: 'zhengpeipei' });
    await supervisor
      .locator('.k-card', { hasText: '等我審批' })
      .getByRole('link', { name: /林示例/ })
      .click();
    await approval(supervisor).getByText('在鄭佩佩手上').waitFor();
  });
});
