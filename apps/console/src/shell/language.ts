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
type Loaders = Readonly<Record<Language, () => Promise<{ readonly default: Readonly<Record<string, Messages>> }>>>;

// Three files per language: the shell's words come with the first load, what it says of the desks after the sign-in, and
// the words that only pages say with the first page.
const shellFiles: Loaders = {
  'zh-Hant': () => import('./words/words-zh-Hant.ts'),
  'zh-Hans': () => import('./words/words-zh-Hans.ts'),
  en: () => import('./words/words-en.ts'),
};
const deskFiles: Loaders = {
  'zh-Hant': () => import('./words/desks-zh-Hant.ts'),
  'zh-Hans': () => import('./words/desks-zh-Hans.ts'),
  en: () => import('./words/desks-en.ts'),
};
const pageFiles: Loaders = {
  'zh-Hant': () => import('./words/pages-zh-Hant.ts'),
  'zh-Hans': () => import('./words/pages-zh-Hans.ts'),
  en: () => import('./words/pages-en.ts'),
};

/** @returns how to fetch the words of one of these files, all in one */
function fetching(files: Loaders): (language: Language) => Promise<Messages> {
  return async (language) => Object.assign({}, ...Object.values((await files[language]()).default)) as Messages;
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

const fetchShellWords = fetching(shellFiles);

/** The words of the shell and the shared parts. */
export const loadLanguage = oncePerLanguage<Words>(async (language) => ({
  language,
  messages: await fetchShellWords(language),
}));

/** The words of every desk but those that only its pages say. */
export const loadDeskWords = oncePerLanguage<Messages>(fetching(deskFiles));

/** The words that only the desks' pages say. */
export const loadPageWords = oncePerLanguage<Messages>(fetching(pageFiles));

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
