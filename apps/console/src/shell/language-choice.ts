import { createContext, useContext } from 'react';
import type { Language } from './language.ts';

interface Chosen {
  readonly language: Language;
  readonly choose: (language: Language) => Promise<void>;
}

export const LanguageContext = createContext<Chosen>({ language: 'zh-Hant', choose: () => Promise.resolve() });

/** The language spoken now, and how to choose another. */
export function useLanguage(): Chosen {
  return useContext(LanguageContext);
}
