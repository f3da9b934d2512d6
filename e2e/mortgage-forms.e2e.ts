import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Visitors } from './house.ts';
import { MortgageCases } from './mortgage-case.ts';

describe('a bank’s form (S7, S20)', () => {
  let visitors: Visitors;
  let cases: MortgageCases;
  let supervisor: Page;
  let specialist: Page;

  /** A PDF as a bank gives it out. */
  const bankForm = async (): Promise<Buffer> => {
    const document = await PDFDocument.create();
    const page = document.addPage([595, 842]);
    for (const [at, name] of ['applicant', 'amount', 'signature'].entries()) {
      const field = document.getForm().createTextField(name);
      field.enableRequired();
      field.addToPage(page, { x: 60, y: 760 - 40 * at, width: 300, height: 24 });
    }
    const form = document.getForm();
    form.createCheckBox('sole').addToPage(page, { x: 60, y: 600, width: 20, height: 20 });
    const home = form.createDropdown('home');
    home.addOptions(['首套', '二套']);
    home.addToPage(page, { x: 60, y: 560, width: 200, height: 24 });
    return Buffer.from(await document.save());
  };
  const save = async (page: Page, closes = true): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '儲存', exact: true }).click();
    if (!closes) return;
    await dialog.waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    visitors = await Visitors.begin();
    cases = await MortgageCases.begin();
    supervisor = await visitors.open('/mortgage-bank-forms', { login: 'zhengpeipei' });
    const path = await cases.case({
      number: 'HTFORM',
      house: '8-1-801',
      buyers: ['龍㛃'],
      state: 'bankInterview',
      bank: 'boc',
    });
    await cases.bring(path, 'consentForm');
    specialist = await visitors.open(path, { login: 'anjie' });
  });
  afterAll(async () => {
    await cases.end();
    await visitors.end();
  });

  it('is uploaded by the supervisor, who says what goes into its fields', async () => {
    await supervisor.getByRole('button', { name: '新增表格版本' }).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('銀行').click();
    await supervisor.getByTitle('中國銀行').click();
    await dialog.getByLabel('表格', { exact: true }).fill('個人貸款申請表');
    await dialog.getByLabel('版本號').fill('2026-1');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '申請表.pdf', mimeType: 'application/pdf', buffer: await bankForm() });
    await dialog.getByText('申請表.pdf').waitFor();
    await save(supervisor);
    await supervisor.getByText('3 個必填未設').waitFor();
    await supervisor.getByRole('button', { name: '設定欄位 個人貸款申請表 2026-1' }).click();
    await dialog.getByLabel('applicant（必填）').fill('買方姓名');
    await supervisor.keyboard.press('Enter');
    await dialog.getByLabel('amount（必填）').fill('貸款金額大寫');
    await supervisor.keyboard.press('Enter');
    const rule = async (field: string, choice: string): Promise<void> => {
      await dialog.getByLabel(field, { exact: true }).fill(choice);
      await supervisor.keyboard.press('Enter');
    };
    await rule('sole', '依是否共有');
    await save(supervisor, false);
    await dialog.getByText('請補全條件').waitFor();
    await dialog.getByLabel('sole 何時勾選').click();
    await supervisor.getByTitle('否', { exact: true }).click();
    await rule('home', '依第幾套住房');
    await dialog.getByLabel('home：首套').click();
    await supervisor.getByTitle('首套', { exact: true }).last().click();
    await save(supervisor);
    await supervisor.getByText('1 個必填未設').waitFor();
  });

  it('is not filled before the buyer consents for that bank, and says what to do', async () => {
    await specialist.reload();
    await specialist.getByText('須手寫：signature').waitFor();
    await specialist.getByRole('button', { name: '預填 個人貸款申請表' }).click();
    const told = await specialist.getByRole('alert').filter({ hasText: '未同意' }).innerText();
    expect(told).toContain('龍㛃 未同意將資料交給中國銀行');
    await specialist.getByText('未能「報送銀行」').waitFor();
  });

  it('is filled once the consent stands on a paper, in Chinese, and can be taken along', async () => {
    await specialist.getByRole('button', { name: '登記同意 將資料交給中國銀行 龍㛃' }).click();
    const dialog = specialist.getByRole('dialog');
    await dialog.getByLabel('載明同意的資料').click();
    await specialist.getByTitle('個人資料同意書').click();
    await save(specialist);
    await specialist.getByText('已同意').first().waitFor();
    await specialist.getByRole('button', { name: '預填 個人貸款申請表' }).click();
    const [file] = await Promise.all([
      specialist.waitForEvent('download'),
      specialist.getByRole('link', { name: '下載 個人貸款申請表' }).click(),
    ]);
    const form = (await PDFDocument.load(await readFile(await file.path()))).getForm();
    expect(form.getTextField('applicant').getText()).toBe('龍㛃');
    expect(form.getCheckBox('sole').isChecked()).toBe(true);
    expect(form.getDropdown('home').getSelected()).toEqual(['首套']);
    expect(form.getTextField('amount').getText()).toBe('壹佰零肆万元整');
  });
});
