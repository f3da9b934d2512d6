import { useApolloClient } from '@apollo/client/react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { standsInRail } from '../desks/desk.ts';
import { desks } from '../desks/index.ts';
import { useSession } from './session.tsx';
import { useText } from './text.ts';

/** One line of the palette. */
export interface Choice {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly to: string;
}

interface Searched {
  readonly text: string;
  readonly found: readonly Choice[];
  readonly failed: boolean;
}

const nothing: Searched = { text: '', found: [], failed: false };

/** Records that the desks' finders know, above pages and commands whose name holds the text. */
export function usePaletteChoices(text: string): { choices: readonly Choice[]; searching: boolean; failed: boolean } {
  const t = useText();
  const client = useApolloClient();
  const { may } = useSession();
  const wanted = useDeferredValue(text.trim());
  const [searched, setSearched] = useState<Searched>(nothing);

  const places = useMemo<readonly Choice[]>(
    () => [
      { key: 'cockpit', name: t('shell.cockpit.title'), detail: t('shell.search.page'), to: '/' },
      ...desks.flatMap((desk) => [
        ...(desk.commands ?? [])
          .filter(({ permission }) => may(permission))
          .map(({ title, to }) => ({ key: `do-${title}`, name: t(title), detail: t('shell.search.command'), to })),
        ...desk.pages
          .filter((page) => standsInRail(page, may) && !desk.commands?.some(({ to }) => to === `/${page.path}`))
          .map(({ title, path }) => ({
            key: `go-${path}`,
            name: t(title),
            detail: t('shell.search.page'),
            to: `/${path}`,
          })),
      ]),
    ],
    [t, may],
  );

  useEffect(() => {
    if (wanted === '') return undefined;
    let outdated = false;
    const finders = desks.flatMap((desk) => desk.finders ?? []).filter(({ permission }) => may(permission));
    // A key pressed within 120 ms asks anew; the answer to the older text is dropped.
    const timer = setTimeout(() => {
      void Promise.allSettled(
        finders.map(async (finder) => {
          const { find } = await finder.load();
          const found = await find(client, wanted);
          return found.map(({ id, name, detail, to }) => ({
            key: `${finder.title}-${id}`,
            name,
            detail: detail ? `${t(finder.title)} · ${detail}` : t(finder.title),
            to,
          }));
        }),
      ).then((answers) => {
        if (outdated) return;
        setSearched({
          text: wanted,
          found: answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])),
          failed: answers.some((answer) => answer.status === 'rejected'),
        });
      });
    }, 120);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [wanted, client, may, t]);

  // By the text as it stands, not the deferred one: Enter right after the last letter must mean what was typed.
  const folded = text.trim().toLocaleLowerCase();
  const named = places.filter(({ name }) => name.toLocaleLowerCase().includes(folded));
  return {
    choices: folded === '' ? places : [...(wanted === '' ? [] : searched.found), ...named],
    searching: wanted !== '' && wanted !== searched.text,
    failed: searched.failed,
  };
}
