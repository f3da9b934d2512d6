import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Locator, Page } from 'playwright-core';
import { databaseUrl, Visitors } from './house.ts';

describe('a case at its bank (S2, S13, S17)', () => {
  let visitors: Visitors;
  let database: pg.Client;
  let specialist: Page;

  /** A case that its bank is looking at, with every paper there; the way to it is walked elsewhere. */
  const atBank = async (mark: string, buyer: string, house: string): Promise<string> => {
    const { rows } = await database.query<{ id: string }>(
      `WITH contract AS (
         INSERT INTO mortgage_contract (number, project_id, house, house_key, area, price_fen, home, product, down_payment_fen,
           commercial_fen, provident_fund_fen, signed_on, team_id, consultant_name, owner_id)
         SELECT $1, p.id, $3, $3, 9876, 123456700, 'first', 'commercial', 19456700, 104000000, 0, '2026-11-02', t.id, '錢敏', o.id
         FROM mortgage_project p, org_unit t, person o WHERE t.kind = 'team' AND t.name = 'A組' AND o.login = 'anjie' ORDER BY p.id LIMIT 1
         RETURNING id, team_id, owner_id
       ), buyer AS (
         INSERT INTO mortgage_buyer (contract_id, position, name, name_key) SELECT id, 1, $2, $2 FROM contract
       ), consent AS (
         INSERT INTO mortgage_consent (contract_id, position, name_key, purpose, bank, given, said_on, by_name)
         SELECT id, 1, $2, 'bank', 'icbc', true, '2026-11-02', '安潔' FROM contract
       ), entered AS (
         INSERT INTO mortgage_case (contract_id, lifecycle, lifecycle_version, state, team_id, owner_id, whose, due_fen)
         SELECT id, 'mortgageCase', 1, 'submitted', team_id, owner_id, 'bank', 104000000 FROM contract RETURNING id
       ), loan AS (
         INSERT INTO mortgage_application (case_id, attempt, product, bank, asked_fen, months, yearly_rate)
         SELECT id, 1, 'commercial', 'icbc', 104000000, 360, 3000 FROM entered
       ), brought AS (
         INSERT INTO document (subject_type, subject_id, type, form)
         SELECT 'mortgageCase', entered.id, item ->> 'type', 'original' FROM entered, document_checklist_version v,
           jsonb_array_elements(v.items) item WHERE v.checklist = 'mortgageCase' AND v.version = 1 RETURNING id, subject_id
       ), filed AS (
         INSERT INTO document_filing (subject_type, subject_id, document_id) SELECT 'mortgageCase', subject_id, id FROM brought
       ) SELECT id FROM entered`,
      [mark, buyer, house],
    );
    return `/mortgage-cases/${rows[0]?.id}`;
  };

  beforeAll(async () => {
    visitors = await Visitors.begin();
    database = new pg.Client({ connectionString: databaseUrl });
    await database.connect();
    specialist = await visitors.open('/mortgage-cases', { login: 'anjie' });
  });
  afterAll(async () => {
    await database.end();
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
