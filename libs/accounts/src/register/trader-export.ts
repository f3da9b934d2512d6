import { type CellValue, cursorRows, defineExport, type ExportColumn, readFilter } from '@kefu/office/exports';
import { defineTexts, type Language, type Text } from '@kefu/platform/language';
import { IsIn, IsOptional } from 'class-validator';
import { allTraders } from './trader-list.sql.ts';
import { TraderFilter, type TraderOrder, TraderOrders } from './trader-list.types.ts';
import type { TraderRow } from './trader-rows.ts';

const words = defineTexts({
  title: { 'zh-Hant': '交易商', 'zh-Hans': '交易商', en: 'Traders' },
  number: { 'zh-Hant': '交易商編號', 'zh-Hans': '交易商编号', en: 'Trader number' },
  name: { 'zh-Hant': '名稱', 'zh-Hans': '名称', en: 'Name' },
  kind: { 'zh-Hant': '類型', 'zh-Hans': '类型', en: 'Kind' },
  naturalPerson: { 'zh-Hant': '自然人', 'zh-Hans': '自然人', en: 'Natural person' },
  company: { 'zh-Hant': '法人', 'zh-Hans': '法人', en: 'Company' },
  certificate: { 'zh-Hant': '證件號', 'zh-Hans': '证件号', en: 'Certificate' },
  phone: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phone' },
  branch: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
  marketOwner: { 'zh-Hant': '市場負責人', 'zh-Hans': '市场负责人', en: 'Market owner' },
  priority: { 'zh-Hant': '優先級', 'zh-Hans': '优先级', en: 'Priority' },
  important: { 'zh-Hant': '重要', 'zh-Hans': '重要', en: 'Important' },
  ordinary: { 'zh-Hant': '普通', 'zh-Hans': '普通', en: 'Ordinary' },
  startsOn: { 'zh-Hant': '協議開始', 'zh-Hans': '协议开始', en: 'Agreement from' },
  endsOn: { 'zh-Hant': '協議到期', 'zh-Hans': '协议到期', en: 'Agreement until' },
  seat: { 'zh-Hant': '席位號', 'zh-Hans': '席位号', en: 'Seat number' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  active: { 'zh-Hant': '在冊', 'zh-Hans': '在册', en: 'Active' },
  closed: { 'zh-Hant': '已銷戶', 'zh-Hans': '已销户', en: 'Closed' },
  remark: { 'zh-Hant': '備註', 'zh-Hans': '备注', en: 'Remark' },
});

function text(
  heading: Text,
  value: (row: TraderRow, language: Language) => CellValue,
  width = 16,
): ExportColumn<TraderRow> {
  return { heading, value, width };
}

/** The list's filter, and the order that it stands in. */
class OrderedTraders extends TraderFilter {
  @IsOptional()
  @IsIn(Object.keys(TraderOrders))
  order?: TraderOrder;
}

/** The register as a file (X6): the columns of the file it is imported from, personal data masked. */
export const traderExport = defineExport<TraderRow>({
  name: 'traders',
  title: words.title,
  permission: 'trader.read',
  columns: [
    text(words.number, (row) => row.number, 12),
    text(words.name, (row) => row.name, 30),
    text(words.kind, (row, language) => words[row.kind][language], 10),
    text(words.certificate, (row) => row.certificate, 22),
    text(words.phone, (row) => row.mainPhone ?? null, 20),
    text(words.branch, (row) => row.branch as string),
    text(words.marketOwner, (row) => row.marketOwner ?? null, 12),
    text(words.priority, (row, language) => (row.priority ? words.important : words.ordinary)[language], 10),
    { ...text(words.startsOn, (row) => row.termStartsOn ?? null, 12), kind: 'date' },
    { ...text(words.endsOn, (row) => row.termEndsOn ?? null, 12), kind: 'date' },
    text(words.seat, (row) => row.seatNumber ?? null, 12),
    text(words.state, (row, language) => words[row.state][language], 10),
    text(words.remark, (row) => row.remark, 40),
  ],
  rows: ({ database, scope, filter: given }) => {
    const { order = 'number', ...filter } = readFilter(OrderedTraders, given);
    const { text: select, values } = allTraders({ scope, filter, order });
    return cursorRows(database, select, values);
  },
});
