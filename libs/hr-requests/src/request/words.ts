import { fillText, languages, type Text } from '@kefu/platform/language';

/** Words in the three languages. */
export const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

/** A text with its places filled by values that have words of their own in each language. */
export function worded(words: Text, values: Readonly<Record<string, Text | string | number>>): Text {
  const each = languages.map((language) => {
    const said = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[language] : value,
    ]);
    return [language, fillText(words, language, Object.fromEntries(said) as Record<string, string | number>)];
  });
  return Object.fromEntries(each) as Text;
}
