import { ApolloProvider } from '@apollo/client/react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { RouterProvider } from 'react-router';
import { Appearances } from './appearance.tsx';
import { client } from './client.ts';
import { type Language, loadLanguage, rememberLanguage, type Words } from './language.ts';
import { LanguageContext } from './language-choice.ts';
import { makeRouter } from './router.tsx';
import { SessionGate } from './session.tsx';

/** The console, speaking the language it was given until the person chooses another. */
export function App({ words: first }: { words: Words }): ReactNode {
  const [words, setWords] = useState(first);
  const router = useMemo(() => makeRouter(), []);
  const choose = useCallback(async (language: Language): Promise<void> => {
    setWords(await loadLanguage(language));
    rememberLanguage(language);
  }, []);
  const chosen = useMemo(() => ({ language: words.language, choose }), [words.language, choose]);

  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words.language]);

  return (
    <ApolloProvider client={client}>
      <LanguageContext value={chosen}>
        <IntlProvider
          locale={words.language === 'en' ? 'en-GB' : words.language}
          messages={words.messages}
          timeZone="Asia/Shanghai"
        >
          <Appearances words={words}>
            <SessionGate>
              <RouterProvider router={router} />
            </SessionGate>
          </Appearances>
        </IntlProvider>
      </LanguageContext>
    </ApolloProvider>
  );
}
