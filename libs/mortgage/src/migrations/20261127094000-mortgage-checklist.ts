import type { MigrationInterface, QueryRunner } from 'typeorm';

type Words = readonly [hant: string, hans: string, en: string];

const text = ([hant, hans, en]: Words): { [language: string]: string } => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

/** Types of paper: whether one is good until a day only, and its words. */
const papers: Readonly<Record<string, readonly [expires: boolean, words: Words]>> = {
  buyerId: [true, ['購房人身份證', '购房人身份证', 'Buyer’s identity card']],
  householdBook: [false, ['戶口本', '户口本', 'Household register']],
  saleContract: [false, ['購房合同', '购房合同', 'Contract of sale']],
  downPaymentReceipt: [false, ['首付款收據', '首付款收据', 'Receipt of the down payment']],
  incomeProof: [true, ['收入證明', '收入证明', 'Proof of income']],
  bankStatement: [true, ['銀行流水', '银行流水', 'Bank statement']],
  creditReport: [true, ['徵信報告', '征信报告', 'Credit report']],
  singleDeclaration: [false, ['單身聲明', '单身声明', 'Declaration of being single']],
  marriageCertificate: [false, ['結婚證', '结婚证', 'Marriage certificate']],
  spouseId: [true, ['配偶身份證', '配偶身份证', 'Spouse’s identity card']],
  divorceCertificate: [false, ['離婚證', '离婚证', 'Divorce certificate']],
  deathCertificate: [false, ['配偶死亡證明', '配偶死亡证明', 'Spouse’s death certificate']],
  tradeLicence: [true, ['營業執照（自僱）', '营业执照（自雇）', 'Licence of the own business']],
  taxProof: [true, ['納稅證明', '纳税证明', 'Proof of taxes paid']],
  travelPermit: [true, ['通行證或護照', '通行证或护照', 'Travel permit or passport']],
  translation: [false, ['公證翻譯件', '公证翻译件', 'Notarised translation']],
  companyResolution: [false, ['股東會決議', '股东会决议', 'Resolution of the company']],
  powerOfAttorney: [true, ['公證委託書', '公证委托书', 'Notarised power of attorney']],
  attorneyId: [true, ['受託人身份證', '受托人身份证', 'Attorney’s identity card']],
  fundDeposits: [true, ['公積金繳存證明', '公积金缴存证明', 'Proof of fund deposits']],
  fundForm: [false, ['公積金貸款申請表', '公积金贷款申请表', 'Application form of the fund']],
  icbcForm: [false, ['工行個人貸款申請表', '工行个人贷款申请表', 'ICBC’s application form']],
  ccbForm: [false, ['建行個人貸款申請表', '建行个人贷款申请表', 'CCB’s application form']],
  abcForm: [false, ['農行個人貸款申請表', '农行个人贷款申请表', 'ABC’s application form']],
  bocForm: [false, ['中行個人貸款申請表', '中行个人贷款申请表', 'BOC’s application form']],
  homeCheck: [true, ['住房情況查詢證明', '住房情况查询证明', 'Record of homes owned']],
};

const conditions: Readonly<Record<string, Words>> = {
  single: ['未婚', '未婚', 'Single'],
  married: ['已婚', '已婚', 'Married'],
  divorced: ['離異', '离异', 'Divorced'],
  widowed: ['喪偶', '丧偶', 'Widowed'],
  selfEmployed: ['自僱', '自雇', 'Self-employed'],
  foreign: ['港澳臺或外籍', '港澳台或外籍', 'Hong Kong, Macao, Taiwan, foreign'],
  company: ['公司', '公司', 'Company'],
  attorney: ['委託代辦', '委托代办', 'Through an attorney'],
  'product.commercial': ['商業貸款', '商业贷款', 'Commercial loan'],
  'product.providentFund': ['公積金貸款', '公积金贷款', 'Provident-fund loan'],
  'bank.icbc': ['工商銀行', '工商银行', 'ICBC'],
  'bank.ccb': ['建設銀行', '建设银行', 'CCB'],
  'bank.abc': ['農業銀行', '农业银行', 'ABC'],
  'bank.boc': ['中國銀行', '中国银行', 'BOC'],
  'bank.fund': ['公積金中心', '公积金中心', 'Provident fund'],
  'city.本市': ['本市', '本市', 'This city'],
};

const items = (
  [
    ['buyerId', 'original'],
    ['householdBook', 'original'],
    ['saleContract', 'original'],
    ['downPaymentReceipt', null],
    ['incomeProof', 'original', 'product.commercial'],
    ['bankStatement', 'original', 'product.commercial'],
    ['creditReport', null],
    ['singleDeclaration', 'original', 'single', 'divorced', 'widowed'],
    ['marriageCertificate', 'original', 'married'],
    ['spouseId', 'original', 'married'],
    ['divorceCertificate', 'original', 'divorced'],
    ['deathCertificate', 'original', 'widowed'],
    ['tradeLicence', 'original', 'selfEmployed', 'company'],
    ['taxProof', null, 'selfEmployed', 'company'],
    ['travelPermit', 'original', 'foreign'],
    ['translation', 'original', 'foreign'],
    ['companyResolution', 'original', 'company'],
    ['powerOfAttorney', 'original', 'attorney'],
    ['attorneyId', null, 'attorney'],
    ['fundDeposits', 'original', 'product.providentFund'],
    ['fundForm', 'original', 'bank.fund'],
    ['icbcForm', 'original', 'bank.icbc'],
    ['ccbForm', 'original', 'bank.ccb'],
    ['abcForm', 'original', 'bank.abc'],
    ['bocForm', 'original', 'bank.boc'],
    ['homeCheck', null, 'city.本市'],
  ] as const
).map(([type, form, ...when]) => ({ type, required: true, form, when, lent: false }));

/** What papers a case needs: base ∪ kind of customer ∪ product ∪ bank ∪ city (S16). */
export class MortgageChecklist20261127094000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [key, [expires, title]] of Object.entries(papers)) {
      await runner.query('INSERT INTO document_type (key, title, expires) VALUES ($1, $2, $3)', [
        key,
        JSON.stringify(text(title)),
        expires,
      ]);
    }
    const words = Object.fromEntries(Object.entries(conditions).map(([key, title]) => [key, text(title)]));
    await runner.query(
      `INSERT INTO document_checklist (key, subject_type, title, conditions) VALUES ('mortgageCase', 'mortgageCase', $1, $2)`,
      [JSON.stringify(text(['按揭資料', '按揭资料', 'Papers of a mortgage'])), JSON.stringify(words)],
    );
    await runner.query(
      `INSERT INTO document_checklist_version (checklist, version, items, changed_by_name) VALUES ('mortgageCase', 1, $1, 'system')`,
      [JSON.stringify(items)],
    );
    await runner.query(`
      -- What a customer said they would bring, and when: a promise is no paper.
      CREATE TABLE mortgage_promise (
        case_id uuid NOT NULL REFERENCES mortgage_case,
        type text NOT NULL REFERENCES document_type,
        promised_on date NOT NULL,
        noted_by_name text NOT NULL,
        noted_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (case_id, type)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mortgage_promise;
      DELETE FROM document_checklist_version WHERE checklist = 'mortgageCase';
      DELETE FROM document_checklist WHERE key = 'mortgageCase';
    `);
    await runner.query('DELETE FROM document_type WHERE key = ANY($1)', [Object.keys(papers)]);
  }
}
