/** The three languages that Kefu speaks (X12). */
export const languages = ['zh-Hant', 'zh-Hans', 'en'] as const;
export type Language = (typeof languages)[number];

/** The best of our languages for an Accept-Language header or a stored preference; Traditional Chinese where nothing fits. */
export function chooseLanguage(wanted: string | undefined): Language {
  for (const part of (wanted ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    if (tag.startsWith('zh')) return /hans|cn|sg/.test(tag) ? 'zh-Hans' : 'zh-Hant';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-Hant';
}

/** A text that the server itself writes (workbooks, messages, letters), in every language. */
export type Text = Readonly<Record<Language, string>>;

/** Declares texts; the type makes a missing language a compile error. */
export function defineTexts<Key extends string>(texts: Record<Key, Text>): Readonly<Record<Key, Text>> {
  return texts;
}

/** A text with its `{name}` placeholders filled. */
export function fillText(
  text: Text,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
