import { ApolloProvider } from '@apollo/client/react';
import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router';
import { FirstFrame } from '../ui/loading.tsx';
import { loadAntdLocale } from './antd-locale.ts';
import { Appearances } from './appearance.tsx';
import { client } from './client.ts';
import { DeskWords, PageWords, Speaking } from './desk-words.tsx';
import { type Language, loadDeskWords, loadLanguage, loadPageWords, rememberLanguage, type Words } from './language.ts';
import { LanguageContext } from './language-choice.ts';
import { openPages } from './open-pages.ts';
import { makeRouter } from './router.tsx';
import { SessionGate } from './session.tsx';

const OpenPage = openPages[location.pathname];

/** The console, speaking the language it was given until the person chooses another. */
export function App({ words: first }: { words: Words }): ReactNode {
  const [words, setWords] = useState(first);
  const router = useMemo(() => makeRouter(), []);
  const choose = useCallback(async (language: Language): Promise<void> => {
    // All of it before the switch: nothing suspends in the middle of a page.
    const [next] = await Promise.all([
      loadLanguage(language),
      loadDeskWords(language),
      loadPageWords(language),
      loadAntdLocale(language),
    ]);
    setWords(next);
    rememberLanguage(language);
  }, []);
  const chosen = useMemo(() => ({ language: words.language, choose }), [words.language, choose]);

  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words.language]);

  return (
    <ApolloProvider client={client}>
      <LanguageContext value={chosen}>
        <Speaking words={words}>
          <Appearances>
            {OpenPage ? (
              <Suspense fallback={<FirstFrame />}>
                <DeskWords words={words}>
                  <PageWords>
                    <OpenPage />
                  </PageWords>
                </DeskWords>
              </Suspense>
            ) : (
              <SessionGate>
                <Suspense fallback={<FirstFrame />}>
                  <DeskWords words={words}>
                    <RouterProvider router={router} />
                  </DeskWords>
                </Suspense>
              </SessionGate>
            )}
          </Appearances>
        </Speaking>
      </LanguageContext>
    </ApolloProvider>
  );
}
