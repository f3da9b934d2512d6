import { fillText, type Language, type Text } from '@kefu/platform/language';

const names: Readonly<Record<string, Text>> = {
  SS: { 'zh-Hant': '{year}春夏', 'zh-Hans': '{year}春夏', en: 'SS {year}' },
  AW: { 'zh-Hant': '{year}秋冬', 'zh-Hans': '{year}秋冬', en: 'AW {year}' },
};

/** A season (訂貨季) as people say it: `2009AW` is 2009秋冬. What is no season's code stays as it is. */
export function seasonName(code: string, language: Language): string {
  const [, year, half] = /^(\d{4})(SS|AW)$/.exec(code) ?? [];
  const name = names[half ?? ''];
  return name && year ? fillText(name, language, { year }) : code;
}
