import type { Locale as AntdLocale } from 'antd/es/locale';

/** The languages that the console speaks (X12). */
export const languages = ['zh-Hant', 'zh-Hans', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name: a reader must find hers in a console that speaks another. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  en: 'English',
};

/** A language ready to be spoken: the words of the shell and of every desk, and antd's own. */
export interface Words {
  readonly language: Language;
  readonly messages: Readonly<Record<string, string>>;
  readonly antd: AntdLocale;
}

type MessageFile = { readonly default: Readonly<Record<string, string>> };

// Each language is one chunk (vite.config.ts); only the spoken one is fetched.
const files: Readonly<Record<Language, Record<string, () => Promise<MessageFile>>>> = {
  'zh-Hant': import.meta.glob<MessageFile>('../**/messages/zh-Hant.ts'),
  'zh-Hans': import.meta.glob<MessageFile>('../**/messages/zh-Hans.ts'),
  en: import.meta.glob<MessageFile>('../**/messages/en.ts'),
};

const partsOf: Readonly<Record<Language, () => Promise<AntdLocale>>> = {
  'zh-Hant': async () => (await Promise.all([import('antd/es/locale/zh_TW'), import('dayjs/locale/zh-tw')]))[0].default,
  'zh-Hans': async () => (await Promise.all([import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')]))[0].default,
  en: async () => (await import('antd/es/locale/en_US')).default,
};

const loaded = new Map<Language, Promise<Words>>();

/** Fetches a language once. */
export function loadLanguage(language: Language): Promise<Words> {
  const known = loaded.get(language);
  if (known) return known;
  const words = fetchLanguage(language);
  loaded.set(language, words);
  // A failed download may be tried again.
  words.catch(() => loaded.delete(language));
  return words;
}

async function fetchLanguage(language: Language): Promise<Words> {
  const [antd, ...desks] = await Promise.all([
    partsOf[language](),
    ...Object.values(files[language]).map((load) => load()),
  ]);
  return {
    language,
    antd,
    messages: Object.assign({}, ...desks.map((desk) => desk.default)) as Record<string, string>,
  };
}

const key = 'kefu.language';

/** The language chosen last on this machine, else the closest that the browser asks for. */
export function rememberedLanguage(): Language {
  const chosen = localStorage.getItem(key);
  const known = languages.find((language) => language === chosen);
  if (known) return known;
  for (const wanted of navigator.languages) {
    if (/^zh\b.*(hans|cn|sg|my)/i.test(wanted)) return 'zh-Hans';
    if (/^zh\b/i.test(wanted)) return 'zh-Hant';
    if (/^en\b/i.test(wanted)) return 'en';
  }
  return 'zh-Hant';
}

/** Keeps the choice for the next visit. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(key, language);
}
