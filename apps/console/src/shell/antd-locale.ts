import type { Locale } from 'antd/es/locale';
import { type Language, oncePerLanguage } from './language.ts';

const parts: Readonly<Record<Language, () => Promise<Locale>>> = {
  'zh-Hant': async () => (await Promise.all([import('antd/es/locale/zh_TW'), import('dayjs/locale/zh-tw')]))[0].default,
  'zh-Hans': async () => (await Promise.all([import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')]))[0].default,
  en: async () => (await Promise.all([import('antd/es/locale/en_GB'), import('dayjs/locale/en-gb')]))[0].default,
};

/** antd's own words, and the days and months of its calendars. */
export const loadAntdLocale = oncePerLanguage<Locale>((language) => parts[language]());
