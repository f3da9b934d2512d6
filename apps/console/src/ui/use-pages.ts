import { useCallback, useState } from 'react';
import type { QueueProps } from './queue-table.tsx';

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
 * The next page of a keyset list: `fetchNext` asks with the cursor and appends (Apollo's `fetchMore` with `updateQuery`).
 * For a QueueTable {@link useQueuePages} does all of it.
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

/** A keyset connection. */
interface Connection {
  readonly nodes: readonly object[];
  readonly pageInfo: PageEnd;
  readonly totalCount?: number | null;
}

/** What Apollo's `useQuery` gives, as far as a list needs it. */
interface Asked<Data> {
  readonly data?: Data | undefined;
  readonly previousData?: Data | undefined;
  readonly loading: boolean;
  readonly error?: unknown;
  readonly refetch: () => Promise<unknown>;
  // Each query's own variables and answer: `never` takes them all.
  readonly fetchMore: (next: never) => Promise<unknown>;
}

/**
 * The list that a query asks for, as a QueueTable takes it: its rows and their count, whether more are on their way, what
 * failed, and how to ask again or on. The rows of the question before stay until the new ones are there.
 * @param name the query's field that holds the list
 */
export function useQueuePages<Data extends Record<Name, Connection>, Name extends string>(
  asked: Asked<Data>,
  name: Name,
): Pick<QueueProps<Data[Name]['nodes'][number]>, 'rows' | 'total' | 'loading' | 'error' | 'retry' | 'loadMore'> {
  const { data, previousData, loading, error, refetch, fetchMore } = asked;
  const { loadMore, loadingMore, moreError } = usePages(data?.[name].pageInfo, (after) =>
    fetchMore({
      variables: { after },
      updateQuery: (before: Data, { fetchMoreResult: next }: { fetchMoreResult: Data }) => ({
        ...next,
        [name]: { ...next[name], nodes: [...before[name].nodes, ...next[name].nodes] },
      }),
    } as never),
  );
  const retry = useCallback(() => void refetch(), [refetch]);
  const list = (data ?? previousData)?.[name];
  return {
    rows: list?.nodes,
    total: list?.totalCount ?? null,
    loading: loading || loadingMore,
    error: error ?? moreError,
    retry,
    loadMore,
  };
}
