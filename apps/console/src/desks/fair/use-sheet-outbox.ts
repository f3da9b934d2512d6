import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useMemo } from 'react';
import { type FairCellLineFragment, SaveCellsDocument } from '../../gql/fair/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { describeFailure, type FailureCode } from '../../ui/failure.ts';
import { openOutbox } from '../../ui/matrix/open-outbox.ts';
import type { Answer, MatrixOutbox } from '../../ui/matrix/outbox.ts';
import type { HeldCell, Sent } from '../../ui/matrix/outbox-state.ts';

/** So long an answer is waited for, in milliseconds; then the batch is sent again. */
const patience = 15_000;
/** Asked again, the server would say the same. */
const final: readonly FailureCode[] = ['FORBIDDEN', 'BAD_INPUT', 'BAD_DOCUMENT', 'TOO_COMPLEX', 'IDEMPOTENCY_MISMATCH'];

/** What waits of a sheet in this browser. */
export function useSheetOutbox(sheetId: string): MatrixOutbox {
  const client = useApolloClient();
  const { person } = useSession();
  return useMemo(
    () => openOutbox(person.id, sheetId, (cells, key) => save(client, sheetId, cells, key)),
    [client, person.id, sheetId],
  );
}

/** A cell of the server's as an outbox takes it. */
export function heldCell({ skuId, quantity, version, changedBy, changedAt }: FairCellLineFragment): HeldCell {
  return { cell: skuId, quantity, version, by: changedBy ?? null, at: changedAt };
}

async function save(client: ApolloClient, sheetId: string, sent: readonly Sent[], key: string): Promise<Answer> {
  const cells = sent.map(({ cell, quantity, seen }) => ({ skuId: cell, quantity, seen }));
  try {
    const { data } = await client.mutate({
      mutation: SaveCellsDocument,
      variables: { input: { sheetId, cells } },
      fetchPolicy: 'no-cache',
      context: { headers: { 'idempotency-key': key }, fetchOptions: { signal: AbortSignal.timeout(patience) } },
    });
    const saved = data?.saved;
    if (!saved) throw new Error('The server answered without an answer');
    if (saved.__typename === 'CellsSaved')
      return { kind: 'answered', saved: saved.saved.map(heldCell), conflicts: saved.conflicts.map(heldCell) };
    if (saved.__typename !== 'InvalidInput') return { kind: 'stopped', why: saved.code };
    const problems = saved.fields.flatMap(({ path, code }) => {
      const cell = sent[Number(/^cells\.(\d+)/.exec(path)?.[1])]?.cell;
      return cell === undefined ? [] : [{ cell, problem: code }];
    });
    return problems.length > 0 ? { kind: 'refused', cells: problems } : { kind: 'stopped', why: saved.code };
  } catch (error) {
    const { code } = describeFailure(error);
    if (final.includes(code)) return { kind: 'stopped', why: code };
    throw error;
  }
}
