import type { MigrationInterface, QueryRunner } from 'typeorm';

const words = (hant: string, hans: string, en: string): string =>
  JSON.stringify({ 'zh-Hant': hant, 'zh-Hans': hans, en });

/** Whoever pays and did not buy declares why; the consent form has its place on the checklist (S7). */
export class MortgagePayers20261129131000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('INSERT INTO document_type (key, title) VALUES ($1, $2)', [
      'payerDeclaration',
      words('代付款聲明', '代付款声明', 'Declaration of a payer who did not buy'),
    ]);
    await runner.query(
      `UPDATE document_checklist SET version = version + 1, conditions = conditions || jsonb_build_object('otherPayer', $1::jsonb)
       WHERE key = 'mortgageCase'`,
      [words('他人代付', '他人代付', 'Paid by somebody who did not buy')],
    );
    await runner.query(
      `INSERT INTO document_checklist_version (checklist, version, items, changed_by_name)
       SELECT v.checklist, v.version + 1, v.items || $1::jsonb, 'system' FROM document_checklist_version v
       WHERE v.checklist = 'mortgageCase' ORDER BY v.version DESC LIMIT 1`,
      [
        JSON.stringify([
          { type: 'payerDeclaration', required: true, form: 'original', when: ['otherPayer'], lent: false },
          { type: 'consentForm', required: false, form: 'original', when: [], lent: false },
        ]),
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM document_checklist_version v USING document_checklist c
      WHERE c.key = 'mortgageCase' AND v.checklist = c.key AND v.version = c.version;
      UPDATE document_checklist SET version = version - 1, conditions = conditions - 'otherPayer' WHERE key = 'mortgageCase';
      DELETE FROM document_type WHERE key = 'payerDeclaration';
    `);
  }
}
