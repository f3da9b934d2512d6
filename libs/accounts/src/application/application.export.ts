import { businessDateAt } from '@kefu/office/calendar';
import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { stateTitle } from '@kefu/office/lifecycle';
import { currentActor } from '@kefu/platform/context';
import { defineTexts } from '@kefu/platform/language';
import { ApplicationFilter } from './application-filter.types.ts';
import { type ApplicationRow, allApplications } from './application-list.sql.ts';

const words = defineTexts({
  title: { 'zh-Hant': '申請', 'zh-Hans': '申请', en: 'Applications' },
  number: { 'zh-Hant': '申請編號', 'zh-Hans': '申请编号', en: 'Number' },
  kind: { 'zh-Hant': '種類', 'zh-Hans': '种类', en: 'Kind' },
  opening: { 'zh-Hant': '開戶', 'zh-Hans': '开户', en: 'Opening' },
  closing: { 'zh-Hant': '銷戶', 'zh-Hans': '销户', en: 'Closing' },
  change: { 'zh-Hant': '變更', 'zh-Hans': '变更', en: 'Change' },
  renewal: { 'zh-Hant': '續簽', 'zh-Hans': '续签', en: 'Renewal' },
  name: { 'zh-Hant': '名稱', 'zh-Hans': '名称', en: 'Name' },
  traderKind: { 'zh-Hant': '類型', 'zh-Hans': '类型', en: 'Type' },
  naturalPerson: { 'zh-Hant': '自然人', 'zh-Hans': '自然人', en: 'Natural person' },
  company: { 'zh-Hant': '法人', 'zh-Hans': '法人', en: 'Company' },
  branch: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  stateSince: { 'zh-Hant': '進入此狀態', 'zh-Hans': '进入此状态', en: 'In this state since' },
  reviewer: { 'zh-Hant': '審核人', 'zh-Hans': '审核人', en: 'Reviewer' },
  enteredBy: { 'zh-Hant': '填寫人', 'zh-Hans': '填写人', en: 'Entered by' },
  createdAt: { 'zh-Hant': '填寫日', 'zh-Hans': '填写日', en: 'Entered on' },
  note: { 'zh-Hant': '說明', 'zh-Hans': '说明', en: 'Note' },
});

/** The queue of applications as a file (X6). */
export const applicationExport = defineExport<ApplicationRow>({
  name: 'applications',
  title: words.title,
  permission: 'application.read',
  columns: [
    column(words.number, (row) => row.number, 12),
    column(words.kind, (row, language) => words[row.kind][language], 10),
    column(words.name, (row) => row.name, 30),
    column(words.traderKind, (row, language) => words[row.traderKind][language], 10),
    column(words.branch, (row) => row.branch),
    column(words.state, stateTitle),
    column(words.stateSince, (row) => businessDateAt(row.stateSince), 12, 'date'),
    column(words.reviewer, (row) => row.reviewer, 12),
    column(words.enteredBy, (row) => row.enteredBy, 12),
    column(words.createdAt, (row) => businessDateAt(row.createdAt), 12, 'date'),
    column(words.note, (row) => row.note, 40),
  ],
  rows: ({ database, scope, filter: given }) => {
    const filter = readFilter(ApplicationFilter, given);
    const { text: select, values } = allApplications({ scope, filter, callerId: currentActor().id });
    return cursorRows(database, select, values);
  },
});
