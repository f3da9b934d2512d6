import { businessDateAt } from '@kefu/office/calendar';
import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { feeConditions, feeRows } from './fee.sql.ts';
import { type MortgageFee, MortgageFeesArgs } from './fee.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '應交費用', 'zh-Hans': '应交费用', en: 'Fees' },
  contract: { 'zh-Hant': '合同號', 'zh-Hans': '合同号', en: 'Contract' },
  buyer: { 'zh-Hant': '購房人', 'zh-Hans': '购房人', en: 'Buyer' },
  team: { 'zh-Hant': '組', 'zh-Hans': '组', en: 'Team' },
  kind: { 'zh-Hant': '費用', 'zh-Hans': '费用', en: 'Fee' },
  deedTax: { 'zh-Hant': '契稅', 'zh-Hans': '契税', en: 'Deed tax' },
  maintenanceFund: { 'zh-Hant': '維修基金', 'zh-Hans': '维修基金', en: 'Maintenance fund' },
  registration: { 'zh-Hant': '不動產登記費', 'zh-Hans': '不动产登记费', en: 'Registration fee' },
  areaDifference: { 'zh-Hant': '面積差價', 'zh-Hans': '面积差价', en: 'Difference of the area' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  assessed: { 'zh-Hant': '已核定', 'zh-Hans': '已核定', en: 'Assessed' },
  notified: { 'zh-Hant': '已通知', 'zh-Hans': '已通知', en: 'Told' },
  partial: { 'zh-Hant': '部分已交', 'zh-Hans': '部分已交', en: 'Paid in part' },
  paid: { 'zh-Hant': '已交清', 'zh-Hans': '已交清', en: 'Paid' },
  waived: { 'zh-Hant': '已減免', 'zh-Hans': '已减免', en: 'Let go' },
  proved: { 'zh-Hant': '已驗憑證', 'zh-Hans': '已验凭证', en: 'Proved' },
  cancelled: { 'zh-Hant': '隨合同取消', 'zh-Hans': '随合同取消', en: 'Cancelled with the contract' },
  amount: { 'zh-Hant': '應交', 'zh-Hans': '应交', en: 'Amount' },
  paidSum: { 'zh-Hant': '已交', 'zh-Hans': '已交', en: 'Paid' },
  owed: { 'zh-Hant': '未交', 'zh-Hans': '未交', en: 'Owed' },
  over: { 'zh-Hant': '多付', 'zh-Hans': '多付', en: 'Overpaid' },
  dueOn: { 'zh-Hant': '到期日', 'zh-Hans': '到期日', en: 'Due on' },
  overdue: { 'zh-Hant': '逾期天數', 'zh-Hans': '逾期天数', en: 'Days overdue' },
});

type Row = MortgageFee;
const closed: readonly string[] = ['waived', 'proved', 'cancelled'];
const owed = ({ state, amount, paid }: Row): number => (closed.includes(state) ? 0 : Math.max(amount - paid, 0));

/** Fees as a file (S18, X6); its filter is what `mortgageFees` takes. */
export const feeExport = defineExport<Row>({
  name: 'mortgage-fees',
  title: words.title,
  permission: 'mortgageContract.read',
  columns: [
    column(words.contract, (row) => row.contractNumber),
    column(words.buyer, (row) => row.buyer),
    column(words.team, (row) => row.team, 10),
    column(words.kind, (row, language) => words[row.kind][language]),
    column(words.state, (row, language) => words[row.state][language], 12),
    column(words.amount, (row) => row.amount, 16, 'money'),
    column(words.paidSum, (row) => row.paid, 16, 'money'),
    column(words.owed, owed, 16, 'money'),
    column(words.over, (row) => row.over, 16, 'money'),
    column(words.dueOn, (row) => row.dueOn, 12, 'date'),
    column(words.overdue, (row) => (owed(row) > 0 && row.overdueDays > 0 ? row.overdueDays : null), 10, 'number'),
  ],
  rows: ({ database, scope, filter }) => {
    const values: unknown[] = [businessDateAt(new Date())];
    const conditions = feeConditions(readFilter(MortgageFeesArgs, filter), scope, values);
    return cursorRows<Row>(database, `${feeRows} WHERE ${conditions} ORDER BY f.due_on, f.id`, values);
  },
});
