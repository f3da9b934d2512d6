import { type ReactNode, use } from 'react';
import { IntlProvider } from 'react-intl';
import { loadDeskWords, type Words } from './language.ts';

/** Below it the desks' words are known too. Suspends until they are fetched. */
export function DeskWords({ words, children }: { words: Words; children: ReactNode }): ReactNode {
  const desks = use(loadDeskWords(words.language));
  return <Speaking words={{ ...words, messages: { ...words.messages, ...desks } }}>{children}</Speaking>;
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
