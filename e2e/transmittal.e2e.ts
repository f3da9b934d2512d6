import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitors } from './house.ts';
import { askApi, dayFromNow, handInPapers, importTraders } from './register.ts';

describe('a parcel of files', () => {
  let visitors: Visitors;
  let branch: Page;
  let clerk: Page;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    branch = await visitors.open('/transmittals/new', { login: 'shenyang' });
    clerk = await visitors.open('/transmittals', { login: 'liyuanyuan', width: 1024 });
  }, 60_000);
  afterAll(() => visitors.end());

  it('with a missing file is acknowledged once branch and department agreed on it (T8)', async () => {
    await branch.getByLabel('承運').fill('順豐');
    await branch.getByLabel('運單號').fill('SF-JOURNEY-1');
    const papers = ['開戶申請表', '身份證複印件', '營業執照副本'];
    for (const [place, paper] of papers.entries()) {
      if (place > 0) await branch.getByRole('button', { name: '增加一項' }).click();
      await branch.getByLabel('資料', { exact: true }).nth(place).fill(paper);
    }
    await branch.getByRole('button', { name: '保存' }).click();
    await branch.getByRole('button', { name: '寄出' }).click();
    await branch.locator('.k-head').getByText('在途').waitFor();

    await clerk.goto('/transmittals?text=SF-JOURNEY-1');
    await clerk.locator('.ant-table-row', { hasText: 'SF-JOURNEY-1' }).click();
    await clerk.getByRole('button', { name: '收到' }).click();
    await clerk.locator('.k-head').getByText('清點中').waitFor();
    expect(await clerk.getByRole('button', { name: '確認', exact: true }).isDisabled()).toBe(true);
    // By keyboard, line by line.
    await clerk.locator('tr[tabindex]').first().focus();
    for (const key of [' ', 'm', ' ']) await clerk.keyboard.press(key);
    await clerk.locator('tr[data-tick="missing"]', { hasText: '身份證複印件' }).waitFor();
    await clerk.getByRole('button', { name: '處理差異' }).click();
    await clerk.getByRole('dialog').getByText('營業部補寄').click();
    await clerk.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await clerk.getByRole('button', { name: '登記存放位置' }).click();
    await clerk.getByLabel('櫃').fill('甲');
    await clerk.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await clerk.getByText('甲', { exact: true }).waitFor();
    await clerk.getByRole('button', { name: '確認', exact: true }).click();
    await clerk.locator('.k-head').getByText('已確認').waitFor();

    await branch.reload();
    await branch.locator('.k-head').getByText('已確認').waitFor();
    await branch.getByText('營業部補寄').waitFor();
    await branch.getByRole('link', { name: '打印清單' }).click();
    await branch.getByText('收件人簽字').waitFor();
  });

  it('gives the papers that arrived their place, where the trader’s file shows it (T5, T8)', async () => {
    const manager = await visitors.open('/', { login: 'likemei' });
    await importTraders(manager, [
      `JY99401,寄送旅程貿易有限公司,法人,91999999MAKEFW009P,19900099401,沈陽營業部,,普通,2025-01-01,${dayFromNow(400)},XW99401,`,
    ]);
    const { searchTraders } = await askApi<{ searchTraders: { id: string }[] }>(
      manager,
      'query($text: String!) { searchTraders(text: $text) { id } }',
      { text: 'JY99401' },
    );
    await handInPapers(manager, { type: 'trader', id: searchTraders[0]?.id ?? '' });

    await branch.goto('/transmittals/new');
    await branch.getByLabel('運單號').fill('SF-JOURNEY-2');
    for (const [place, paper] of ['開戶申請表', '入市協議'].entries()) {
      if (place > 0) await branch.getByRole('button', { name: '增加一項' }).click();
      await branch.getByLabel('資料', { exact: true }).nth(place).fill(paper);
      await branch.getByLabel('交易商／申請').nth(place).fill('JY99401');
      await branch.locator('.ant-select-item-option:visible', { hasText: '寄送旅程' }).click();
    }
    await branch.getByRole('button', { name: '保存' }).click();
    await branch.getByRole('button', { name: '寄出' }).click();
    await branch.locator('.k-head').getByText('在途').waitFor();

    await clerk.goto('/transmittals?text=SF-JOURNEY-2');
    await clerk.locator('.ant-table-row', { hasText: 'SF-JOURNEY-2' }).click();
    await clerk.getByRole('button', { name: '收到' }).click();
    await clerk.locator('.k-head').getByText('清點中').waitFor();
    await clerk.locator('tr[tabindex]').first().focus();
    for (const key of [' ', 'm']) await clerk.keyboard.press(key);
    await clerk.locator('tr[data-tick="missing"]', { hasText: '入市協議' }).waitFor();
    await clerk.getByRole('button', { name: '登記存放位置' }).click();
    await clerk.getByLabel('櫃').fill('乙');
    await clerk.getByLabel('層').fill('7');
    await clerk.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await clerk.getByRole('dialog').waitFor({ state: 'detached' });

    await clerk.goto(`/traders/${searchTraders[0]?.id}`);
    const papers = clerk.getByRole('region', { name: '資料及證件' });
    await papers.locator('tr', { hasText: '開戶申請表' }).getByText('乙 / 7').waitFor();
    expect(await papers.locator('tr', { hasText: '入市協議' }).innerText()).not.toContain('乙');
  }, 60_000);
});
