import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { MoveMortgageCaseDocument, type WholeMortgageCaseFragment } from '../../gql/mortgage/graphql.ts';
import { type OfferedTransition, TransitionButton } from '../../ui/transition-button.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

/** Ways that lead off the usual one. */
const sideways = ['switchBank', 'convertToCash', 'cancel', 'returnReview'];

/** One way on from where a case stands. */
export function MoveButton({
  item: { id, number, version },
  transition,
  quiet,
  refetch,
}: {
  item: Pick<WholeMortgageCaseFragment, 'id' | 'number' | 'version'>;
  transition: OfferedTransition;
  quiet: boolean;
  refetch: () => void;
}): ReactNode {
  const outcome = useCaseOutcome();
  const [move, { error }] = useMutation(MoveMortgageCaseDocument, { refetchQueries: readAgain, onError: () => {} });
  const go = async (reason: string): Promise<string | undefined> => {
    const input = { id, version, transition: transition.key, reason: reason || null };
    const { data } = await move({ variables: { input } });
    return outcome(data?.changed, refetch);
  };
  return <TransitionButton transition={transition} number={number} quiet={quiet} error={error} go={go} />;
}

/** What the person may do with a case now; a way that is not open says why. */
export function MoveButtons({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  return item.transitions.map((transition) => (
    <MoveButton
      key={transition.key}
      item={item}
      transition={transition}
      quiet={sideways.includes(transition.key)}
      refetch={refetch}
    />
  ));
}
