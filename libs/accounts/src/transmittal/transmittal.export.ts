import { businessDateAt } from '@kefu/office/calendar';
import { column, cursorRows, defineExport, type ExportColumn, readFilter } from '@kefu/office/exports';
import { stateTitle } from '@kefu/office/lifecycle';
import { defineTexts, type Text } from '@kefu/platform/language';
import { TransmittalFilter } from './transmittal.types.ts';
import { type TransmittalRow, transmittalConditions, transmittalRows } from './transmittal-list.sql.ts';
import { packingWords } from './transmittal-words.ts';

const words = defineTexts({
  title: { 'zh-Hant': '資料寄送', 'zh-Hans': '资料寄送', en: 'Parcels of files' },
  number: { 'zh-Hant': '編號', 'zh-Hans': '编号', en: 'Number' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  lines: { 'zh-Hant': '件數', 'zh-Hans': '件数', en: 'Papers' },
  differences: { 'zh-Hant': '未了差異', 'zh-Hans': '未了差异', en: 'Open differences' },
  received: { 'zh-Hant': '收到', 'zh-Hans': '收到', en: 'Received' },
  acknowledged: { 'zh-Hant': '確認', 'zh-Hans': '确认', en: 'Acknowledged' },
  waited: { 'zh-Hant': '已等辦公日', 'zh-Hans': '已等办公日', en: 'Office days waited' },
});

const day = (heading: Text, at: (row: TransmittalRow) => Date | null | undefined): ExportColumn<TransmittalRow> => ({
  heading,
  width: 12,
  kind: 'date',
  value: (row) => {
    const instant = at(row);
    return instant ? businessDateAt(instant) : null;
  },
});

/** The queue of parcels as a file (T8, X6); its filter is what `transmittals` takes. */
export const transmittalExport = defineExport<TransmittalRow>({
  name: 'transmittals',
  title: words.title,
  permission: 'transmittal.read',
  columns: [
    column(words.number, (row) => row.number, 12),
    column(packingWords.branch, (row) => row.branch),
    column(words.state, stateTitle),
    column(packingWords.courier, (row) => row.courier ?? null),
    column(packingWords.waybill, (row) => row.waybill ?? null),
    column(words.lines, (row) => row.lines, 10, 'number'),
    column(words.differences, (row) => row.openDifferences, 10, 'number'),
    day(packingWords.sentAt, (row) => row.sentAt),
    day(words.received, (row) => row.receivedAt),
    day(words.acknowledged, (row) => row.acknowledgedAt),
    column(words.waited, (row) => row.waitedDays ?? null, 10, 'number'),
    column(packingWords.note, (row) => row.note, 40),
  ],
  rows: ({ database, scope, filter: given }) => {
    const values: unknown[] = [];
    const conditions = transmittalConditions(readFilter(TransmittalFilter, given), scope, values);
    const select = `${transmittalRows} WHERE ${conditions.join(' AND ')} ORDER BY t.state_since DESC, t.id DESC`;
    return cursorRows<TransmittalRow>(database, select, values);
  },
});
