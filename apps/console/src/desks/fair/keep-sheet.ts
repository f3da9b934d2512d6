import { useEffect } from 'react';
import type { FairSheetLineFragment } from '../../gql/fair/graphql.ts';
import { keepPerson } from '../../shell/kept-person.ts';
import { useSession } from '../../shell/session.tsx';
import { keep, recallAll, useKept } from '../../ui/kept.ts';
import type { MatrixOutbox } from '../../ui/matrix/outbox.ts';
import type { HeldCell } from '../../ui/matrix/outbox-state.ts';

/** Under which names a person's sheets, their cells, and what a season offers are kept in this browser. */
export const keptName = {
  sheet: (personId: string, sheetId: string): string => `fair/${personId}/sheets/${sheetId}`,
  cells: (personId: string, sheetId: string): string => `fair/${personId}/cells/${sheetId}`,
  styles: (personId: string, seasonId: string): string => `fair/${personId}/styles/${seasonId}`,
};

/** The sheets that this person can open here without a network. */
export function keptSheets(personId: string): Promise<FairSheetLineFragment[]> {
  return recallAll(keptName.sheet(personId, ''));
}

/** From now on the fair's pages open without a network in this browser (offline-worker.js). */
export function useOpenOffline(): void {
  const { person, may } = useSession();
  useEffect(() => {
    const permissions = ['franchiseOrder.read', 'franchiseOrder.enter'].filter(may);
    // Who is here without a network has no name, and must not be heard to be known.
    if (person.name) keepPerson({ id: person.id, language: person.language, permissions, within: '/fair' });
    if (!import.meta.env.PROD) return;
    // A browser that has none, or no room, works as before: with a network.
    navigator.serviceWorker?.register('/offline-worker.js', { scope: '/fair' }).catch(() => {});
  }, [person, may]);
}

/** Keeps what the server is heard to hold of a sheet's cells. */
export function useKeepCells(sheetId: string, outbox: MatrixOutbox, heard: boolean): void {
  const { person } = useSession();
  useEffect(() => {
    if (!heard) return undefined;
    let kept = -1;
    const keepNewer = (): void => {
      const cells = [...outbox.cells].flatMap(([cell, { held }]) =>
        held ? [{ cell, quantity: held.quantity, version: held.version, by: null, at: null }] : [],
      );
      const changes = cells.reduce((sum, { version }) => sum + version, 0);
      if (changes === kept) return;
      kept = changes;
      void keep(keptName.cells(person.id, sheetId), cells);
    };
    keepNewer();
    return outbox.subscribe(keepNewer);
  }, [person.id, sheetId, outbox, heard]);
}

/** @returns the cells that were kept of a sheet, for when its cells were asked for in vain; null where there are none */
export function useKeptCells(sheetId: string, failed: boolean): HeldCell[] | null | undefined {
  const { person } = useSession();
  return useKept<HeldCell[]>(keptName.cells(person.id, sheetId), undefined, failed);
}
