import type { ReactNode } from 'react';
import { languageNames, languages } from './language.ts';
import { useLanguage } from './language-choice.ts';
import { useText } from './text.ts';

/** Chooses the language; each is written in itself. */
export function LanguageSwitch(): ReactNode {
  const t = useText();
  const { language, choose } = useLanguage();
  return (
    <select
      className="k-select"
      aria-label={t('shell.language')}
      value={language}
      onChange={(event) => {
        const chosen = languages.find((known) => known === event.target.value);
        if (chosen) void choose(chosen);
      }}
    >
      {languages.map((known) => (
        <option key={known} value={known} lang={known}>
          {languageNames[known]}
        </option>
      ))}
    </select>
  );
}
