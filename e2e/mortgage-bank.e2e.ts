import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Visitors } from './house.ts';
import { MortgageCases } from './mortgage-case.ts';

describe('a case at its bank (S2, S13, S17)', () => {
  let visitors: Visitors;
  let cases: MortgageCases;
  let specialist: Page;

  /** A case that its bank is looking at, with every paper there. */
  const atBank = async (number: string, buyer: string, house: string): Promise<string> => {
    const path = await cases.case({ number, house, buyers: [buyer], state: 'submitted', whose: 'bank', bank: 'icbc' });
    await cases.bring(path);
    await cases.consent(path, 'icbc');
    return path;
  };

  beforeAll(async () => {
    visitors = await Visitors.begin();
    cases = await MortgageCases.begin();
    specialist = await visitors.open('/mortgage-cases', { login: 'anjie' });
  });
  afterAll(async () => {
    await cases.end();
    await visitors.end();
  });

  const state = (name: string): Locator => specialist.locator('.k-head').getByText(name, { exact: true });
  const go = async (button: string, then: string): Promise<void> => {
    await specialist.getByRole('button', { name: button, exact: true }).click();
    await state(then).waitFor();
  };
  const save = async (): Promise<void> => {
    const dialog = specialist.getByRole('dialog');
    await dialog.getByRole('button', { name: '儲存', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  it('that lends less is topped up before the loan is signed', async () => {
    await specialist.goto(await atBank('HTREDUCED', '盧減', '9-1-902'));
    await specialist.getByRole('button', { name: '登記審批結果' }).click();
    await specialist.getByRole('dialog').getByLabel('批准金額（0 為拒絕）').fill('100萬');
    await specialist.getByRole('dialog').getByText('1,000,000.00').waitFor();
    await save();
    await state('減額批准').waitFor();
    await specialist.getByText('與房款相差 40,000.00 元').waitFor();
    expect(await specialist.getByRole('button', { name: '簽借款合同', exact: true }).isDisabled()).toBe(true);
    await specialist.getByRole('button', { name: '調整尾款' }).click();
    const dialog = specialist.getByRole('dialog');
    await dialog.getByLabel('尾款').fill('4萬');
    await dialog.getByLabel('原因').fill('客戶補足首付');
    await save();
    await go('簽借款合同', '已簽借款合同');
  });

  it('that asks for more gets it in a round, and has it back', async () => {
    await specialist.goto(await atBank('HTROUND', '盧補', '9-1-903'));
    await specialist.getByRole('button', { name: '登記銀行補件要求' }).click();
    const dialog = specialist.getByRole('dialog');
    await dialog.getByLabel('其他要求').fill('補簽第三頁');
    await dialog.getByLabel('補交期限').fill('2099/01/05');
    await specialist.keyboard.press('Enter');
    await save();
    await state('補充資料').waitFor();
    await specialist.getByText('尚有 1 項補件未收').waitFor();
    await specialist.getByRole('button', { name: '已收到 補簽第三頁' }).click();
    await specialist.getByText('已收齊').waitFor();
    await go('補件已交', '銀行審批');
  });

  it('is left for another one after what that would mean was told, and the old attempt is kept', async () => {
    await specialist.goto(await atBank('HTSWITCH', '盧換', '9-1-904'));
    await specialist.getByRole('button', { name: '試算' }).click();
    await specialist.locator('tr', { hasText: '建設銀行' }).first().waitFor();
    await specialist.getByRole('button', { name: '更換銀行', exact: true }).click();
    const why = specialist.getByRole('dialog');
    await why.getByRole('textbox').fill('利率較高');
    await why.getByRole('button', { name: '更換銀行', exact: true }).click();
    await state('更換銀行').waitFor();
    await specialist.getByRole('button', { name: '向新銀行申請' }).click();
    const dialog = specialist.getByRole('dialog');
    await dialog.getByRole('group', { name: '商業貸款' }).getByLabel('銀行').click();
    await specialist.getByTitle('建設銀行').click();
    await save();
    await state('收集資料').waitFor();
    const attempts = specialist.locator('tr', { hasText: '商業貸款' });
    await attempts.filter({ hasText: '建設銀行' }).first().waitFor();
    expect(await attempts.filter({ hasText: '工商銀行' }).innerText()).toContain('已放棄');
  });
});
