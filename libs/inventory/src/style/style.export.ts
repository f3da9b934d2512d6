import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { seasonName } from './season-name.ts';
import { styleConditions, styleRows } from './style.sql.ts';
import { StylesArgs, type StyleType } from './style.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '款式', 'zh-Hans': '款式', en: 'Styles' },
  number: { 'zh-Hant': '款號', 'zh-Hans': '款号', en: 'Style no.' },
  name: { 'zh-Hant': '款名', 'zh-Hans': '款名', en: 'Style' },
  group: { 'zh-Hant': '大類', 'zh-Hans': '大类', en: 'Group' },
  category: { 'zh-Hant': '類別', 'zh-Hans': '类别', en: 'Category' },
  seasons: { 'zh-Hant': '訂貨季', 'zh-Hans': '订货季', en: 'Season' },
  colours: { 'zh-Hant': '顏色', 'zh-Hans': '颜色', en: 'Colours' },
  sizes: { 'zh-Hant': '尺碼', 'zh-Hans': '尺码', en: 'Sizes' },
  tagPrice: { 'zh-Hant': '吊牌價', 'zh-Hans': '吊牌价', en: 'Tag price' },
  contractPrice: { 'zh-Hant': '合同價', 'zh-Hans': '合同价', en: 'Contract price' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  ENTERED: { 'zh-Hant': '待核對', 'zh-Hans': '待核对', en: 'To be verified' },
  VERIFIED: { 'zh-Hant': '已核對', 'zh-Hans': '已核对', en: 'Verified' },
  enteredBy: { 'zh-Hant': '錄入人', 'zh-Hans': '录入人', en: 'Entered by' },
  verifiedBy: { 'zh-Hant': '核對人', 'zh-Hans': '核对人', en: 'Verified by' },
});

/** The style master as a file (F2, X6); its filter is what `styles` takes. */
export const styleExport = defineExport<StyleType>({
  name: 'styles',
  title: words.title,
  permission: 'style.read',
  columns: [
    column(words.number, ({ number }) => number),
    column(words.name, ({ name }) => name, 24),
    column(words.group, ({ group }) => group, 12),
    column(words.category, ({ category }) => category, 12),
    column(words.seasons, ({ seasons }, language) => seasons.map((code) => seasonName(code, language)).join(' / '), 16),
    column(words.colours, ({ colours }) => colours.map(({ code, name }) => `${code} ${name}`).join(' / '), 24),
    column(words.sizes, ({ sizes }) => sizes.join(' / '), 24),
    column(words.tagPrice, ({ tagPrice }) => tagPrice, 12, 'money'),
    column(words.contractPrice, ({ contractPrice }) => contractPrice, 12, 'money'),
    column(words.state, ({ state }, language) => words[state][language], 12),
    column(words.enteredBy, ({ enteredBy }) => enteredBy, 12),
    column(words.verifiedBy, ({ verifiedBy }) => verifiedBy, 12),
  ],
  rows: ({ database, filter }) => {
    // A file belongs to nobody: none of its styles is the caller’s own.
    const values: unknown[] = [''];
    const conditions = styleConditions(readFilter(StylesArgs, filter), values);
    return cursorRows<StyleType>(database, `${styleRows} WHERE ${conditions.join(' AND ')} ORDER BY t.number`, values);
  },
});
