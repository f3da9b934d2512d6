import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { address, Visitors } from './house.ts';
import { MortgageCases } from './mortgage-case.ts';

describe('a married couple with a combination loan (S2, S13, S16)', () => {
  let visitors: Visitors;
  let cases: MortgageCases;
  let specialist: Page;
  let supervisor: Page;
  let finance: Page;
  let contractId = '';
  let path = '';

  beforeAll(async () => {
    visitors = await Visitors.begin();
    cases = await MortgageCases.begin();
    // The contract and finance's word come in as files; the rest of the way is walked.
    contractId = await cases.contract({
      number: 'HTJOURNEY',
      house: '9-1-901',
      buyers: ['盧安', '沈㛃'],
      fundFen: 40_000_000,
    });
    await cases.receive(contractId, 'downPayment', 19_456_700, '2026-11-03');
    finance = await visitors.open('/mortgage-cases', { login: 'caiwu' });
    specialist = await visitors.open('/mortgage-cases', { login: 'anjie' });
    supervisor = await visitors.open('/mortgage-cases', { login: 'zhengpeipei' });
  });
  afterAll(async () => {
    await cases.end();
    await visitors.end();
  });

  const state = (page: Page, name: string): Locator => page.locator('.k-head').getByText(name, { exact: true });
  const go = async (page: Page, button: string, then: string): Promise<void> => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await state(page, then).waitFor();
  };
  const say = async (page: Page, product: string, button: string): Promise<void> => {
    await page.locator('tr', { hasText: product }).getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '儲存', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const openTo = async (page: Page): Promise<void> => {
    await page.goto(path);
    await page.getByRole('heading', { name: /^盧安、沈㛃/ }).waitFor();
  };

  it('comes to the desk once finance has confirmed the down payment, and is found on the board', async () => {
    const answer = await finance.context().request.post('/graphql', {
      headers: { origin: address, 'content-type': 'application/json' },
      data: {
        query: `mutation($id: ID!) { openMortgageCase(contractId: $id) { __typename ... on MortgageCaseRecord { id specialist } } }`,
        variables: { id: contractId },
      },
    });
    const { data } = (await answer.json()) as { data: { openMortgageCase: { id: string; specialist: string } } };
    expect(data.openMortgageCase.specialist).toBe('許安');
    path = `/mortgage-cases/${data.openMortgageCase.id}`;
    await specialist.goto('/mortgage-cases?text=HTJOURNEY');
    await specialist.getByText('盧安、沈㛃').first().click();
    await specialist.getByRole('heading', { name: '盧安、沈㛃' }).waitFor();
    await state(specialist, '收案').waitFor();
  });

  it('is asked who stands in the contract: a child with a guardian only, an attorney with a power, papers sealed (S7)', async () => {
    const dialog = specialist.getByRole('dialog');
    const choose = async (label: string, ...titles: string[]): Promise<void> => {
      await dialog.getByLabel(label, { exact: true }).click();
      for (const title of titles) await specialist.getByTitle(title, { exact: true }).last().click();
      await dialog.locator('.ant-modal-title').click();
    };
    const save = (): Promise<void> => dialog.getByRole('button', { name: '儲存', exact: true }).click();
    await specialist.getByRole('button', { name: '編輯 盧安' }).click();
    await dialog.getByLabel('證件號碼').fill('99010519880307101X');
    await choose('婚姻狀況', '已婚');
    await save();
    await dialog.getByText('證件號碼未通過校驗，請核對').waitFor();
    await dialog.getByLabel('證件號碼').fill('990105198803071017');
    await save();
    await dialog.waitFor({ state: 'detached' });
    await specialist.getByText('990***********1017').waitFor();
    await specialist.getByRole('button', { name: '新增相關人' }).click();
    await dialog.getByLabel('姓名或名稱').fill('盧小');
    await dialog.getByLabel('證件號碼').fill('990105201905011028');
    await save();
    await dialog.getByText(/未滿 18 歲不得簽署或借款/).waitFor();
    await choose('身分', '未成年共有人');
    await save();
    await dialog.getByText('請指定已登記且成年的監護人').waitFor();
    await choose('監護人', '盧安', '沈㛃');
    await save();
    await dialog.waitFor({ state: 'detached' });
    await specialist.getByText('監護人：盧安、沈㛃').waitFor();
    await specialist.getByRole('button', { name: '新增相關人' }).click();
    await dialog.getByLabel('姓名或名稱').fill('汪代');
    await choose('身分', '受託人');
    await choose('代理誰', '沈㛃');
    await dialog.getByLabel('辦理貸款').check();
    await dialog.getByLabel('委託期限').fill('2099/01/05');
    await specialist.keyboard.press('Enter');
    await save();
    await dialog.waitFor({ state: 'detached' });
    await specialist.getByText('代理 沈㛃：辦理貸款').waitFor();
    await specialist.getByRole('button', { name: '查看盧安的證件' }).click();
    await specialist.getByLabel('查看的原因').fill('核對身份證');
    await specialist
      .getByRole('button', { name: /^查\s?看$/ })
      .last()
      .click();
    await specialist.getByText('990105198803071017').waitFor();
  });

  it('is drafted, with amounts echoed in yuan, and handed to somebody else for review', async () => {
    await go(specialist, '開始填寫合同', '填寫合同');
    await specialist.getByRole('button', { name: '編輯貸款與客戶' }).click();
    const dialog = specialist.getByRole('dialog');
    const commercial = dialog.getByRole('group', { name: '商業貸款' });
    await commercial.getByLabel('申請額').fill('64萬');
    await commercial.getByText('640,000.00').waitFor();
    await commercial.getByLabel('銀行').click();
    await specialist.getByTitle('工商銀行').click();
    await dialog.getByText('由合同相關人得出：委託代辦、已婚').waitFor();
    await dialog.getByRole('button', { name: '儲存', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await go(specialist, '送審', '合同審核');
    await openTo(supervisor);
    await go(supervisor, '審核通過並簽約', '已簽約');
  });

  it('is told everything that is still to be brought, and goes on once it is there', async () => {
    await openTo(specialist);
    await go(specialist, '登記網簽備案', '網簽備案');
    await go(specialist, '開始收集資料', '收集資料');
    const message = specialist.locator('.m-kit');
    await message.waitFor();
    expect(await message.innerText()).toMatch(/公積金中心.*結婚證.*配偶身份證.*公證委託書/);
    await specialist.getByText('未能「確認資料齊全」').waitFor();
    await cases.bring(path);
    await cases.consent(path, 'icbc', 'fund');
    await openTo(specialist);
    await go(specialist, '確認資料齊全', '資料齊全');
    await go(specialist, '帶客戶面簽', '銀行面簽');
    await go(specialist, '報送銀行', '銀行審批');
  });

  it('gets both loans, and no money before the building is topped out', async () => {
    await say(specialist, '公積金貸款', '登記審批結果');
    await say(specialist, '商業貸款', '登記審批結果');
    await state(specialist, '銀行批准').waitFor();
    await go(specialist, '簽借款合同', '已簽借款合同');
    await go(specialist, '登記預抵押', '預抵押登記');
    await specialist.getByText('樓棟尚未封頂').waitFor();
    await supervisor.goto('/mortgage-settings');
    await supervisor.getByLabel('封頂日 9').fill('2026/01/05');
    await supervisor.keyboard.press('Enter');
    await supervisor.getByText('已儲存').waitFor();
    await openTo(specialist);
    await go(specialist, '送交放款', '待放款');
    await say(specialist, '公積金貸款', '登記放款');
    await state(specialist, '部分放款').waitFor();
    await say(specialist, '商業貸款', '登記放款');
    await state(specialist, '已放款').waitFor();
  });

  it('is reconciled by finance alone, once the money is confirmed to the fen', async () => {
    await openTo(finance);
    await finance.getByText('財務尚差 1,040,000.00 元未到賬').waitFor();
    await cases.receive(contractId, 'bankLoan', 64_000_000, '2026-11-26');
    await cases.receive(contractId, 'providentFundLoan', 40_000_000, '2026-11-26');
    await openTo(finance);
    await go(finance, '對賬確認', '已對賬');
  });
});
