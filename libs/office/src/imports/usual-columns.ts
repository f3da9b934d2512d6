import type { ImportColumn, ImportOption } from './import-kind.ts';

/** A column with its title (traditional, simplified, English) and the headings under which it is known. */
export const importColumn = (
  key: string,
  [hant, hans, en]: readonly [string, string, string],
  headings: readonly string[],
  { required = false, personal = false } = {},
): ImportColumn => ({ key, title: { 'zh-Hant': hant, 'zh-Hans': hans, en }, headings, required, personal });

/** How days in six digits are written in the file. */
export const shortDatesOption: ImportOption = {
  key: 'shortDates',
  title: {
    'zh-Hant': '「09.12.18」這樣的日期',
    'zh-Hans': '“09.12.18”这样的日期',
    en: 'Dates such as 09.12.18',
  },
  initial: 'ask',
  choices: [
    { value: 'ask', title: { 'zh-Hant': '逐一詢問', 'zh-Hans': '逐一询问', en: 'Ask about each' } },
    { value: 'yearMonthDay', title: { 'zh-Hant': '年.月.日', 'zh-Hans': '年.月.日', en: 'Year, month, day' } },
    { value: 'dayMonthYear', title: { 'zh-Hant': '日.月.年', 'zh-Hans': '日.月.年', en: 'Day, month, year' } },
    { value: 'monthDayYear', title: { 'zh-Hant': '月.日.年', 'zh-Hans': '月.日.年', en: 'Month, day, year' } },
  ],
};
