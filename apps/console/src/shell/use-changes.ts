import { useSubscription } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { ChangesDocument } from '../gql/shell/graphql.ts';

/** A burst of changes is told as one. */
const together = 400;

/**
 * Hears of changes to records of these types, wherever they are made (X9). What changed is not told: read it again.
 * @param id of the one record to hear of
 */
export function useChanges(type: string, id: string, heard: () => void): void {
  const handler = useRef(heard);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    handler.current = heard;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useSubscription(ChangesDocument, {
    variables: { types: [type] },
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const change = data?.changes;
      if (!change || (change.type !== 'everything' && change.id !== id)) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => handler.current(), together);
    },
  });
}
