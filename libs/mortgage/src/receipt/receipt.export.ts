import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { receiptConditions, receiptRows } from './receipt.sql.ts';
import { type MortgageReceipt, MortgageReceiptsArgs } from './receipt.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '收款記錄', 'zh-Hans': '收款记录', en: 'Receipts' },
  number: { 'zh-Hant': '收據號', 'zh-Hans': '收据号', en: 'Receipt' },
  contract: { 'zh-Hant': '合同號', 'zh-Hans': '合同号', en: 'Contract' },
  team: { 'zh-Hant': '組', 'zh-Hans': '组', en: 'Team' },
  kind: { 'zh-Hant': '款項', 'zh-Hans': '款项', en: 'What for' },
  downPayment: { 'zh-Hant': '首付款', 'zh-Hans': '首付款', en: 'Down payment' },
  bankLoan: { 'zh-Hant': '銀行放款', 'zh-Hans': '银行放款', en: 'Bank loan' },
  providentFundLoan: { 'zh-Hant': '公積金放款', 'zh-Hans': '公积金放款', en: 'Provident-fund loan' },
  balancePayment: { 'zh-Hant': '尾款', 'zh-Hans': '尾款', en: 'Balance' },
  bank: { 'zh-Hant': '銀行', 'zh-Hans': '银行', en: 'Bank' },
  serial: { 'zh-Hant': '銀行流水號', 'zh-Hans': '银行流水号', en: 'Bank serial' },
  amount: { 'zh-Hant': '金額', 'zh-Hans': '金额', en: 'Amount' },
  receivedOn: { 'zh-Hant': '收款日期', 'zh-Hans': '收款日期', en: 'Received' },
  creditedOn: { 'zh-Hant': '到帳日期', 'zh-Hans': '到账日期', en: 'Credited' },
  reverses: { 'zh-Hant': '沖銷', 'zh-Hans': '冲销', en: 'Reverses' },
  payer: { 'zh-Hant': '付款人', 'zh-Hans': '付款人', en: 'Payer' },
  confirmedBy: { 'zh-Hant': '確認人', 'zh-Hans': '确认人', en: 'Confirmed by' },
  remark: { 'zh-Hant': '備註', 'zh-Hans': '备注', en: 'Remark' },
});

type Row = MortgageReceipt;

/** Receipts as a file (S13, X6); its filter is what `mortgageReceipts` takes. */
export const receiptExport = defineExport<Row>({
  name: 'mortgage-receipts',
  title: words.title,
  permission: 'mortgageContract.read',
  columns: [
    column(words.number, (row) => row.number),
    column(words.contract, (row) => row.contractNumber),
    column(words.team, (row) => row.team, 10),
    column(words.kind, (row, language) => words[row.kind][language], 12),
    column(words.bank, (row) => row.bank),
    column(words.serial, (row) => row.serial),
    column(words.amount, (row) => row.amount, 16, 'money'),
    column(words.receivedOn, (row) => row.receivedOn, 12, 'date'),
    column(words.creditedOn, (row) => row.creditedOn, 12, 'date'),
    column(words.reverses, (row) => row.reverses),
    column(words.payer, (row) => row.payer),
    column(words.confirmedBy, (row) => row.confirmedBy, 10),
    column(words.remark, (row) => row.remark, 30),
  ],
  rows: ({ database, scope, filter }) => {
    const values: unknown[] = [];
    const conditions = receiptConditions(readFilter(MortgageReceiptsArgs, filter), scope, values);
    return cursorRows<Row>(
      database,
      `${receiptRows} WHERE ${conditions} ORDER BY r.received_on DESC, r.id DESC`,
      values,
    );
  },
});
