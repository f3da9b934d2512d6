import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { MortgagePapersArgs } from './register.input.ts';
import { paperConditions, paperRows } from './register.sql.ts';
import type { MortgagePaper } from './register.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '合同登記簿', 'zh-Hans': '合同登记簿', en: 'Contract register' },
  number: { 'zh-Hant': '編號', 'zh-Hans': '编号', en: 'Number' },
  project: { 'zh-Hant': '項目', 'zh-Hans': '项目', en: 'Project' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  used: { 'zh-Hant': '已使用', 'zh-Hans': '已使用', en: 'Used' },
  void: { 'zh-Hant': '作廢', 'zh-Hans': '作废', en: 'Void' },
  explained: { 'zh-Hant': '已說明', 'zh-Hans': '已说明', en: 'Explained' },
  contract: { 'zh-Hant': '合同號', 'zh-Hans': '合同号', en: 'Contract' },
  house: { 'zh-Hant': '房號', 'zh-Hans': '房号', en: 'House' },
  buyer: { 'zh-Hant': '購房人', 'zh-Hans': '购房人', en: 'Buyer' },
  originals: { 'zh-Hant': '正本份數', 'zh-Hans': '正本份数', en: 'Originals' },
  place: { 'zh-Hant': '存放位置', 'zh-Hans': '存放位置', en: 'Place' },
  borrower: { 'zh-Hant': '借閱人', 'zh-Hans': '借阅人', en: 'Lent to' },
  dueOn: { 'zh-Hant': '應還日', 'zh-Hans': '应还日', en: 'Due back' },
  reason: { 'zh-Hant': '說明', 'zh-Hans': '说明', en: 'Reason' },
});

/** The register as a file (S6, X6); its filter is what `mortgagePapers` takes. */
export const registerExport = defineExport<MortgagePaper>({
  name: 'mortgage-register',
  title: words.title,
  permission: 'mortgageContract.read',
  columns: [
    column<MortgagePaper>(words.number, (row) => row.number, 14),
    column<MortgagePaper>(words.project, (row) => row.project, 14),
    column<MortgagePaper>(words.state, (row, language) => words[row.state][language], 10),
    column<MortgagePaper>(words.contract, (row) => row.contractNumber, 14),
    column<MortgagePaper>(words.house, (row) => row.house, 12),
    column<MortgagePaper>(words.buyer, (row) => row.buyer, 14),
    {
      ...column<MortgagePaper>(
        words.originals,
        (row) => row.copies.reduce((sum, { originals }) => sum + originals, 0),
        10,
      ),
      kind: 'number',
    },
    column<MortgagePaper>(words.place, (row) => row.place, 14),
    column<MortgagePaper>(words.borrower, (row) => row.borrower, 14),
    { ...column<MortgagePaper>(words.dueOn, (row) => row.dueOn, 12), kind: 'date' },
    column<MortgagePaper>(words.reason, (row) => row.reason, 30),
  ],
  rows: ({ database, scope, filter }) => {
    const values: unknown[] = [];
    const conditions = paperConditions(readFilter(MortgagePapersArgs, filter), scope, values);
    return cursorRows<MortgagePaper>(database, `${paperRows} WHERE ${conditions} ORDER BY m.number, m.id`, values);
  },
});
