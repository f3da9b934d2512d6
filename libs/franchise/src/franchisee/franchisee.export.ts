import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { franchiseeConditions, franchiseeRows } from './franchisee.sql.ts';
import { FranchiseesArgs, type FranchiseeType } from './franchisee.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '加盟商', 'zh-Hans': '加盟商', en: 'Franchisees' },
  number: { 'zh-Hant': '客戶編號', 'zh-Hans': '客户编号', en: 'Customer no.' },
  name: { 'zh-Hant': '名稱', 'zh-Hans': '名称', en: 'Name' },
  aliases: { 'zh-Hant': '別名', 'zh-Hans': '别名', en: 'Other names' },
  office: { 'zh-Hant': '所屬', 'zh-Hans': '所属', en: 'Office' },
  isNew: { 'zh-Hant': '新客戶', 'zh-Hans': '新客户', en: 'New' },
  yes: { 'zh-Hant': '是', 'zh-Hans': '是', en: 'Yes' },
  no: { 'zh-Hant': '否', 'zh-Hans': '否', en: 'No' },
  priorityTier: { 'zh-Hant': '優先級', 'zh-Hans': '优先级', en: 'Tier' },
  joinedSeason: { 'zh-Hant': '加盟季', 'zh-Hans': '加盟季', en: 'Joined with' },
  phone: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phone' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  ACTIVE: { 'zh-Hant': '往來中', 'zh-Hans': '往来中', en: 'Open' },
  CLOSED: { 'zh-Hant': '已停止', 'zh-Hans': '已停止', en: 'Closed' },
});

/** Franchisees as a file, phones masked (F3, X6); its filter is what `franchisees` takes. */
export const franchiseeExport = defineExport<FranchiseeType>({
  name: 'franchisees',
  title: words.title,
  permission: 'franchisee.read',
  columns: [
    column(words.number, ({ number }) => number, 12),
    column(words.name, ({ name }) => name, 24),
    column(words.aliases, ({ aliases }) => aliases.map(({ alias }) => alias).join(' / '), 24),
    column(words.office, ({ office }) => office),
    column(words.isNew, ({ isNew }, language) => words[isNew ? 'yes' : 'no'][language], 8),
    column(words.priorityTier, ({ priorityTier }) => priorityTier, 8, 'number'),
    column(words.joinedSeason, ({ joinedSeason }) => joinedSeason, 12),
    column(words.phone, ({ phoneMasked }) => phoneMasked),
    column(words.state, ({ state }, language) => words[state][language], 10),
  ],
  rows: ({ database, filter }) => {
    const values: unknown[] = [];
    const conditions = franchiseeConditions(readFilter(FranchiseesArgs, filter), values);
    return cursorRows<FranchiseeType>(
      database,
      `${franchiseeRows} WHERE ${conditions.join(' AND ')} ORDER BY f.number`,
      values,
    );
  },
});
