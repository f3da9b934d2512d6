import { useState } from 'react';

/** What a keyset connection tells of its end. */
interface PageEnd {
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null;
}

/** How a list of pages goes on. */
export interface Pages {
  /** Fetches the next page; undefined at the end, or while one is on its way. */
  readonly loadMore: (() => void) | undefined;
  readonly loadingMore: boolean;
  readonly moreError: unknown;
}

/**
 * The next page of a keyset list, for a QueueTable: `fetchNext` asks with the cursor and appends (Apollo's `fetchMore`
 * with `updateQuery`).
 */
export function usePages(end: PageEnd | undefined, fetchNext: (after: string) => Promise<unknown>): Pages {
  const [loadingMore, setLoading] = useState(false);
  const [moreError, setError] = useState<unknown>();
  const after = end?.hasNextPage ? end.endCursor : undefined;
  const next = async (cursor: string): Promise<void> => {
    setLoading(true);
    setError(undefined);
    try {
      await fetchNext(cursor);
    } catch (error) {
      setError(error);
    } finally {
      setLoading(false);
    }
  };
  return { loadMore: after && !loadingMore ? () => void next(after) : undefined, loadingMore, moreError };
}
