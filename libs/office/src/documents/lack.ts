import { languages, type Text } from '@kefu/platform/language';
import type { StoredDocumentType } from './document-type.ts';
import type { Standing } from './standing.ts';

/** How a required paper stands that is not there as it should be. */
export type Lack = Exclude<Standing, 'present' | 'expiring'>;

const sentences: Readonly<Record<Lack, Text>> = {
  missing: { 'zh-Hant': '缺少{paper}', 'zh-Hans': '缺少{paper}', en: '{paper} is missing' },
  expired: { 'zh-Hant': '{paper}已過期', 'zh-Hans': '{paper}已过期', en: '{paper} has expired' },
  wrongForm: { 'zh-Hant': '{paper}須為正本', 'zh-Hans': '{paper}须为正本', en: '{paper} must be the original' },
};

/** What is wrong with a required paper, as a sentence. */
export function lackInWords(lack: Lack, { title }: Pick<StoredDocumentType, 'title'>): Text {
  const said = languages.map((language) => [language, sentences[lack][language].replace('{paper}', title[language])]);
  return Object.fromEntries(said) as Record<keyof Text, string>;
}
