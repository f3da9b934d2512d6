import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Visitors } from './house.ts';
import { MortgageCases } from './mortgage-case.ts';

describe('specialist and consultant of a case (S26–S28)', () => {
  let visitors: Visitors;
  let cases: MortgageCases;
  let specialist: Page;
  let consultant: Page;
  let supervisor: Page;
  let manager: Page;
  let generalManager: Page;
  let path = '';
  let promise = '';

  beforeAll(async () => {
    visitors = await Visitors.begin();
    cases = await MortgageCases.begin();
    path = await cases.case({
      number: 'HTTHREAD',
      house: '9-1-990',
      buyers: ['盧談'],
      state: 'docsCollecting',
      bank: 'icbc',
    });
    const { rows } = await cases.database.query<{ id: string }>(
      `SELECT id FROM mortgage_contract WHERE number = 'HTTHREAD'`,
    );
    supervisor = await visitors.open(`/mortgage-contracts/${rows[0]?.id}`, { login: 'zhengpeipei' });
    specialist = await visitors.open(path, { login: 'anjie' });
    consultant = await visitors.open('/mortgage-threads', { login: 'zhiye' });
    manager = await visitors.open('/', { login: 'likemei' });
    generalManager = await visitors.open('/', { login: 'gm' });
  });
  afterAll(async () => {
    await cases.end();
    await visitors.end();
  });

  const state = (page: Page, name: string): Locator => page.locator('.k-head').getByText(name, { exact: true });
  /** Says something in the dialog that a button opens, and sends it. */
  const say = async (page: Page, button: string, words: string): Promise<void> => {
    await page.getByRole('button', { name: button, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(words);
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  it('begin once the supervisor says who sold the contract', async () => {
    await specialist.getByText('尚未對應到可登入的人').waitFor();
    await supervisor.getByRole('button', { name: '指定顧問' }).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByRole('combobox').click();
    await supervisor.getByTitle('錢敏').last().click();
    await dialog.getByRole('button', { name: '儲存', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await specialist.reload();
  });

  it('ask and answer: the consultant accepts what is asked, does it, and both see it at once', async () => {
    await specialist.getByRole('button', { name: '請配合', exact: true }).click();
    const dialog = specialist.getByRole('dialog');
    await dialog.getByLabel('要做什麼').fill('請約客戶補簽授權書');
    await dialog.getByLabel('為什麼需要').fill('銀行要求本人簽字');
    await dialog.getByLabel('期限').fill('2026/12/31');
    await specialist.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '請配合', exact: true }).click();
    await specialist.getByText('已發出').waitFor();
    await consultant.reload();
    await consultant.getByRole('button', { name: '接受 請約客戶補簽授權書' }).click();
    await consultant.getByRole('button', { name: '已完成 請約客戶補簽授權書' }).click();
    const done = consultant.getByRole('dialog');
    await done.getByRole('textbox').fill('客戶週三上午到場');
    await done.getByRole('button', { name: '已完成', exact: true }).click();
    await done.waitFor({ state: 'detached' });
    await specialist.getByText('客戶週三上午到場').waitFor();
  });

  it('talk in the thread, the consultant on the page of the own case', async () => {
    await consultant.getByRole('link', { name: '盧談 · 9-1-990' }).click();
    await consultant.getByLabel('寫給對方，@ 可提到某人').fill('客戶想改到週四 @許安 ');
    await consultant.getByRole('button', { name: /^送\s?出$/ }).click();
    await consultant.getByText('提到 許安').waitFor();
    await specialist.getByText('客戶想改到週四').waitFor();
  });

  it('bring a private promise on record, of which the consultant is heard', async () => {
    await specialist.getByRole('button', { name: '舉報私自承諾' }).click();
    const dialog = specialist.getByRole('dialog');
    await dialog.getByLabel('承諾內容').fill('私下答應客戶減免維修基金');
    await dialog.getByLabel('承諾日期').fill('2026/11/10');
    await specialist.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '舉報私自承諾' }).click();
    await specialist.getByRole('heading', { name: '錢敏 的私自承諾' }).waitFor();
    promise = new URL(specialist.url()).pathname;
    await consultant.goto('/mortgage-private-promises');
    await consultant.getByRole('link', { name: '私下答應客戶減免維修基金' }).click();
    await say(consultant, '作出說明', '只說會代為詢問');
  });

  it('is upheld by the supervisor: the consultant owns the problem', async () => {
    await supervisor.goto(promise);
    await supervisor.getByText('只說會代為詢問').waitFor();
    await say(supervisor, '登記調查結果', '客戶有錄音');
    await state(supervisor, '已調查，待認定').waitFor();
    await supervisor.getByRole('button', { name: '認定屬實', exact: true }).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('認定理由').fill('錄音與簽收單一致');
    await dialog.getByLabel('擬處罰內容').fill('通報批評');
    await dialog.getByRole('button', { name: '認定屬實', exact: true }).click();
    await state(supervisor, '屬實，處罰待主管審核').waitFor();
    await say(consultant, '登記處理', '已向客戶說明並收回承諾');
    await consultant.getByText('已向客戶說明並收回承諾').waitFor();
    await specialist.goto(path);
    await specialist.getByText('負責人').waitFor();
  });

  it('sees its sanction approved by another supervisor and the general manager, and may appeal', async () => {
    for (const [page, then] of [
      [manager, '待總經理裁定'],
      [generalManager, '可申訴'],
    ] as const) {
      await page.goto(promise);
      await page.getByRole('button', { name: '通過', exact: true }).click();
      await state(page, then).waitFor();
    }
    await consultant.reload();
    await consultant.getByRole('button', { name: '申訴', exact: true }).waitFor();
  });
});
