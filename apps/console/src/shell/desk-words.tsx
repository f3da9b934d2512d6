import { type ReactNode, use } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { loadDeskWords, loadPageWords, type Words } from './language.ts';
import { useLanguage } from './language-choice.ts';

/** Below it the desks' words are known too. Suspends until they are fetched. */
export function DeskWords({ words, children }: { words: Words; children: ReactNode }): ReactNode {
  const desks = use(loadDeskWords(words.language));
  return <Speaking words={{ ...words, messages: { ...words.messages, ...desks } }}>{children}</Speaking>;
}

/** Below it the words of the desks' pages are known too. Suspends until they are fetched. */
export function PageWords({ children }: { children: ReactNode }): ReactNode {
  const { language } = useLanguage();
  const { messages } = useIntl();
  const pages = use(loadPageWords(language));
  const all = { ...(messages as Words['messages']), ...pages };
  return <Speaking words={{ language, messages: all }}>{children}</Speaking>;
}

/** Speaks a language; times are Shanghai's. English dates are written day first. */
export function Speaking({ words, children }: { words: Words; children: ReactNode }): ReactNode {
  return (
    <IntlProvider
      locale={words.language === 'en' ? 'en-GB' : words.language}
      messages={words.messages}
      timeZone="Asia/Shanghai"
    >
      {children}
    </IntlProvider>
  );
}
