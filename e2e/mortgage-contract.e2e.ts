import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Visitors } from './house.ts';
import { MortgageCases } from './mortgage-case.ts';

describe('a contract of sale (S6, S14, S15)', () => {
  let visitors: Visitors;
  let cases: MortgageCases;
  let address: string;

  beforeAll(async () => {
    visitors = await Visitors.begin();
    cases = await MortgageCases.begin();
    address = await cases.case({
      number: 'HTTEXT',
      house: '9-1-905',
      buyers: ['盧文'],
      state: 'contractDraft',
      bank: 'icbc',
    });
  });
  afterAll(async () => {
    await cases.end();
    await visitors.end();
  });

  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const state = (page: Page, name: string): Promise<void> =>
    page.locator('.k-head').getByText(name, { exact: true }).waitFor();
  const save = async (page: Page, name = '儲存'): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  it('is drafted, found fault with, mended, passed by another, numbered, sealed, lent and taken back', async () => {
    const specialist = await visitors.open(address, { login: 'anjie' });
    await press(specialist, '生成合同文本');
    const draft = specialist.getByRole('dialog');
    const price = draft.getByRole('group', { name: /總價款/ });
    await price.getByLabel('數字').fill('120萬');
    await price.getByText('1,200,000.00').waitFor();
    await price.getByText('壹佰貳拾萬元整').waitFor();
    await price.getByLabel('大寫').fill('壹佰贰拾万元整');
    await draft.getByRole('button', { name: '生成合同文本', exact: true }).click();
    await draft.getByText(/合同 1,234,567.00 元：三者須一致/).waitFor();
    await price.getByLabel('數字').fill('1,234,567');
    await price.getByLabel('大寫').fill('壹佰贰拾叁万肆仟伍佰陆拾柒元整');
    await save(specialist, '生成合同文本');
    await specialist.getByText('第 1 版').first().waitFor();
    await press(specialist, '送審');
    await state(specialist, '合同審核');

    const reviewer = await visitors.open('/', { login: 'zhengpeipei' });
    await reviewer.getByRole('heading', { name: '待審合同' }).waitFor();
    await reviewer.goto(address);
    await press(reviewer, '登記意見');
    await reviewer.getByRole('dialog').getByLabel('哪裡不對').fill('付款日期未寫');
    await save(reviewer);
    await reviewer.getByText('尚有 1 項審核意見未答覆').first().waitFor();
    await press(reviewer, '退回修改');
    const why = reviewer.getByRole('dialog');
    await why.getByRole('textbox').fill('請按意見修改');
    await save(reviewer, '退回修改');
    await state(reviewer, '退回修改');

    await specialist.goto(address);
    await press(specialist, '答覆');
    await specialist.getByRole('dialog').getByLabel('如何修改').fill('已補寫');
    await save(specialist);
    await press(specialist, '送審');
    await state(specialist, '合同審核');

    await reviewer.goto(address);
    await press(reviewer, '審核通過並簽約');
    await state(reviewer, '已簽約');

    const secretary = await visitors.open(address, { login: 'mishu' });
    await press(secretary, '取號');
    await press(secretary, '登記份數');
    await secretary.getByRole('dialog').getByLabel('購房人').fill('2');
    await secretary.getByRole('dialog').getByLabel('檔案').fill('1');
    await save(secretary);
    await press(secretary, '登記用印');
    await save(secretary);
    await secretary.getByText(/公章 · 方文/).waitFor();
    const paper = secretary.locator('.archive-papers tr', { hasText: '買賣合同' });
    const choose = async (action: string): Promise<void> => {
      await paper.getByRole('button', { name: /更多/ }).click();
      await secretary.getByRole('menuitem', { name: action, exact: true }).click();
    };
    await choose('借出');
    const lend = secretary.getByRole('dialog');
    await lend.getByLabel('借閱人').fill('房管局');
    await lend.getByLabel('用途').fill('備案');
    await lend.getByLabel('應還日').fill('2099/01/05');
    await secretary.keyboard.press('Enter');
    await save(secretary, '借出');
    await secretary.goto('/mortgage/contract-register');
    const row = secretary.locator('.ant-table-row', { hasText: '盧文' });
    await row.getByText('房管局').waitFor();
    await secretary.goto(address);
    await choose('歸還');
    await paper.getByText(/房管局/).waitFor({ state: 'detached' });
  });
});
