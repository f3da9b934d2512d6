/** The languages that the console speaks (X12). */
export const languages = ['zh-Hant', 'zh-Hans', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name: a reader must find hers in a console that speaks another. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  en: 'English',
};

/** A language ready to be spoken. */
export interface Words {
  readonly language: Language;
  readonly messages: Messages;
}

type Messages = Readonly<Record<string, string>>;
type MessageFile = { readonly default: Messages };
type Loaders = Record<string, () => Promise<MessageFile>>;

// Three chunks per language (vite.config.ts): the shell's words come with the first load, what it says of the desks after
// the sign-in, and the words that only pages say with the first page.
const shellFiles: Readonly<Record<Language, Loaders>> = {
  'zh-Hant': import.meta.glob<MessageFile>(['../shell/messages/zh-Hant.ts', '../ui/messages/zh-Hant.ts']),
  'zh-Hans': import.meta.glob<MessageFile>(['../shell/messages/zh-Hans.ts', '../ui/messages/zh-Hans.ts']),
  en: import.meta.glob<MessageFile>(['../shell/messages/en.ts', '../ui/messages/en.ts']),
};
const deskFiles: Readonly<Record<Language, Loaders>> = {
  'zh-Hant': import.meta.glob<MessageFile>('../desks/*/messages/zh-Hant.ts'),
  'zh-Hans': import.meta.glob<MessageFile>('../desks/*/messages/zh-Hans.ts'),
  en: import.meta.glob<MessageFile>('../desks/*/messages/en.ts'),
};
const pageFiles: Readonly<Record<Language, Loaders>> = {
  'zh-Hant': import.meta.glob<MessageFile>('../desks/*/messages/pages/**/zh-Hant.ts'),
  'zh-Hans': import.meta.glob<MessageFile>('../desks/*/messages/pages/**/zh-Hans.ts'),
  en: import.meta.glob<MessageFile>('../desks/*/messages/pages/**/en.ts'),
};

async function fetchAll(files: Loaders): Promise<Messages> {
  const parts = await Promise.all(Object.values(files).map((load) => load()));
  return Object.assign({}, ...parts.map((part) => part.default)) as Messages;
}

/** Remembers an answer per language; a failed download may be tried again. */
export function oncePerLanguage<Value>(
  fetch: (language: Language) => Promise<Value>,
): (language: Language) => Promise<Value> {
  const known = new Map<Language, Promise<Value>>();
  return (language) => {
    const found = known.get(language);
    if (found) return found;
    const coming = fetch(language);
    known.set(language, coming);
    coming.catch(() => known.delete(language));
    return coming;
  };
}

/** The words of the shell and the shared parts. */
export const loadLanguage = oncePerLanguage<Words>(async (language) => ({
  language,
  messages: await fetchAll(shellFiles[language]),
}));

/** The words of every desk but those that only its pages say. */
export const loadDeskWords = oncePerLanguage<Messages>((language) => fetchAll(deskFiles[language]));

/** The words that only the desks' pages say. */
export const loadPageWords = oncePerLanguage<Messages>((language) => fetchAll(pageFiles[language]));

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
