import { defineLetterKind, letterField } from '@kefu/office/letters';
import { sql } from '@kefu/platform/database';

/** The text of a contract, merged from its case while it is drafted or mended (S14); phones stay masked. */
export const contractLetter = defineLetterKind({
  key: 'mortgageCase.contract',
  title: { 'zh-Hant': '買賣合同', 'zh-Hans': '买卖合同', en: 'Contract of sale' },
  subjectType: 'mortgageCase',
  fields: {
    number: letterField('text', 'HT260001', '合同號', '合同号', 'Contract'),
    project: letterField('text', '雲棲苑', '項目', '项目', 'Project'),
    buyers: letterField('text', '李文博、王雅婷', '購房人', '购房人', 'Buyers'),
    phones: letterField('text', '138****0001', '電話（遮蔽）', '电话（遮蔽）', 'Phones (masked)'),
    house: letterField('text', '3-1-501', '房號', '房号', 'House'),
    area: letterField('text', '98.76', '建築面積', '建筑面积', 'Area'),
    price: letterField('money', 123_456_700, '總價款', '总价款', 'Price'),
    downPayment: letterField('money', 19_456_700, '首付款', '首付款', 'Down payment'),
    commercial: letterField('money', 64_000_000, '商業貸款', '商业贷款', 'Commercial loan'),
    providentFund: letterField('money', 40_000_000, '公積金貸款', '公积金贷款', 'Provident fund loan'),
    balance: letterField('money', 0, '尾款', '尾款', 'Balance payment'),
    signedOn: letterField('day', '2026-11-02', '簽訂日期', '签订日期', 'Signed on'),
  },
  load: sql(
    'letter.mortgageContract',
    `SELECT c.number, p.name AS project, b.names AS buyers, b.phones, c.house, to_char(c.area / 100.0, 'FM9999990.00') AS area,
       c.price_fen AS price, c.down_payment_fen AS "downPayment", c.commercial_fen AS commercial,
       c.provident_fund_fen AS "providentFund", k.balance_fen AS balance, c.signed_on AS "signedOn"
     FROM mortgage_case k JOIN mortgage_contract c ON c.id = k.contract_id JOIN mortgage_project p ON p.id = c.project_id,
     LATERAL (SELECT string_agg(name, '、' ORDER BY position) AS names, string_agg(phone_masked, '、' ORDER BY position) AS phones
       FROM mortgage_buyer WHERE contract_id = c.id) b
     WHERE k.id = $1::uuid AND k.state IN ('contractDraft', 'returned')`,
  ),
});
