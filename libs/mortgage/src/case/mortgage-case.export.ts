import { column, cursorRows, defineExport, instantText, readFilter } from '@kefu/office/exports';
import { stateTitle } from '@kefu/office/lifecycle';
import { defineTexts, type Language } from '@kefu/platform/language';
import { MortgageCaseFilter } from './mortgage-case.input.ts';
import { type CaseRow, caseConditions, caseFacts, caseOrder, caseReachSql } from './mortgage-case.sql.ts';

const words = defineTexts({
  title: { 'zh-Hant': '按揭案件', 'zh-Hans': '按揭案件', en: 'Mortgage cases' },
  number: { 'zh-Hant': '案件號', 'zh-Hans': '案件号', en: 'Number' },
  contract: { 'zh-Hant': '合同號', 'zh-Hans': '合同号', en: 'Contract' },
  house: { 'zh-Hant': '房號', 'zh-Hans': '房号', en: 'House' },
  buyers: { 'zh-Hant': '購房人', 'zh-Hans': '购房人', en: 'Buyers' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  since: { 'zh-Hant': '進入時間', 'zh-Hans': '进入时间', en: 'Since' },
  whose: { 'zh-Hant': '誰的時間', 'zh-Hans': '谁的时间', en: 'Whose time' },
  marks: { 'zh-Hant': '提示', 'zh-Hans': '提示', en: 'Marks' },
  dueAt: { 'zh-Hant': '本步期限', 'zh-Hans': '本步期限', en: 'Step due' },
  price: { 'zh-Hant': '房款總額', 'zh-Hans': '房款总额', en: 'Price' },
  gap: { 'zh-Hant': '差額', 'zh-Hans': '差额', en: 'Gap' },
  due: { 'zh-Hant': '待放款', 'zh-Hans': '待放款', en: 'Still to come' },
  team: { 'zh-Hant': '組', 'zh-Hans': '组', en: 'Team' },
  specialist: { 'zh-Hant': '按揭專員', 'zh-Hans': '按揭专员', en: 'Specialist' },
});

const whoseWords = defineTexts({
  us: { 'zh-Hant': '我方', 'zh-Hans': '我方', en: 'Us' },
  customer: { 'zh-Hant': '客戶', 'zh-Hans': '客户', en: 'Customer' },
  bank: { 'zh-Hant': '銀行', 'zh-Hans': '银行', en: 'Bank' },
  site: { 'zh-Hant': '案場', 'zh-Hans': '案场', en: 'Site' },
});

const markWords = defineTexts({
  gap: { 'zh-Hant': '差額', 'zh-Hans': '差额', en: 'Gap' },
  problem: { 'zh-Hant': '問題', 'zh-Hans': '问题', en: 'Problem' },
  held: { 'zh-Hant': '暫緩', 'zh-Hans': '暂缓', en: 'On hold' },
  soonLate: { 'zh-Hant': '即將逾期', 'zh-Hans': '即将逾期', en: 'Soon overdue' },
  late: { 'zh-Hant': '已逾期', 'zh-Hans': '已逾期', en: 'Overdue' },
});

/** What lies over a state, and whether its step takes too long. */
function marksOf({ gapFen, problem, held, late }: CaseRow, language: Language): string {
  const marks: (keyof typeof markWords)[] = [];
  if (gapFen !== 0) marks.push('gap');
  if (problem) marks.push('problem');
  if (held) marks.push('held');
  if (late > 0) marks.push(late === 1 ? 'soonLate' : 'late');
  return marks.map((mark) => markWords[mark][language]).join('; ');
}

/** The cases of the board as a file, the longest in its state first (S2, X6); its filter is what `mortgageBoard` takes. */
export const mortgageCaseExport = defineExport<CaseRow>({
  name: 'mortgage-cases',
  title: words.title,
  permission: 'mortgageCase.read',
  columns: [
    column(words.number, ({ number }) => number),
    column(words.contract, ({ contractNumber }) => contractNumber),
    column(words.house, ({ house }) => house),
    column(words.buyers, ({ buyers }) => buyers, 24),
    column(words.state, stateTitle, 18),
    column(words.since, ({ stateSince }) => instantText(stateSince), 18),
    column(words.whose, ({ whose }, language) => whoseWords[whose][language], 10),
    column(words.marks, marksOf, 20),
    column(words.dueAt, ({ dueAt }) => instantText(dueAt), 18),
    column(words.price, ({ priceFen }) => priceFen, 16, 'money'),
    column(words.gap, ({ gapFen }) => gapFen, 16, 'money'),
    column(words.due, ({ dueFen }) => dueFen, 16, 'money'),
    column(words.team, ({ team }) => team, 12),
    column(words.specialist, ({ specialist }) => specialist, 12),
  ],
  rows: ({ database, filter }) => {
    const values: unknown[] = [];
    const conditions = [caseReachSql(values), ...caseConditions(readFilter(MortgageCaseFilter, filter), values)];
    return cursorRows<CaseRow>(
      database,
      `${caseFacts} WHERE ${conditions.join(' AND ')} ORDER BY ${caseOrder}`,
      values,
    );
  },
});
