import { useCallback, useState } from 'react';

/** A named set of filters. */
export interface SavedView {
  readonly name: string;
  /** The address's search part. */
  readonly search: string;
}

/** A list kept on this machine under a key; what does not parse is forgotten. */
function useKept<Item>(key: string, initial: readonly Item[]): [readonly Item[], (items: readonly Item[]) => void] {
  const [items, setItems] = useState<readonly Item[]>(() => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return Array.isArray(kept) ? (kept as Item[]) : initial;
    } catch {
      return initial;
    }
  });
  const keep = useCallback(
    (next: readonly Item[]) => {
      localStorage.setItem(key, JSON.stringify(next));
      setItems(next);
    },
    [key],
  );
  return [items, keep];
}

/** The views that this person saved of a queue. */
export function useSavedViews(queue: string): [readonly SavedView[], (views: readonly SavedView[]) => void] {
  return useKept<SavedView>(`kefu.views.${queue}`, []);
}

/** The columns that this person hid from a queue, or all optional ones at first. */
export function useHiddenColumns(
  queue: string,
  atFirst: readonly string[],
): [readonly string[], (hidden: readonly string[]) => void] {
  return useKept<string>(`kefu.columns.${queue}`, atFirst);
}
