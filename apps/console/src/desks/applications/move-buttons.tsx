import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { MoveApplicationDocument, type WholeApplicationFragment } from '../../gql/applications/graphql.ts';
import { useText } from '../../shell/text.ts';
import { sayDone } from '../../ui/toasts.tsx';
import { TransitionButton } from '../../ui/transition-button.tsx';

/** What the person may do with the application now; a way that is not open says why (T1–T4). */
export function MoveButtons({
  application,
  refetch,
}: {
  application: WholeApplicationFragment;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const { id, number, version } = application;
  const [move, { error }] = useMutation(MoveApplicationDocument, {
    refetchQueries: ['ApprovalsOf', 'ApplicationTimeline', 'WaitingForMe', 'ReturnedApplications'],
    onError: () => {},
  });
  const go = async (transition: string, reason: string): Promise<string | undefined> => {
    const { data } = await move({ variables: { input: { id, version, transition, reason: reason || null } } });
    if (!data) return '';
    if (data.moved.__typename === 'ApplicationRecord') {
      sayDone(t('applications.moved', { number, state: data.moved.state.title }));
      return undefined;
    }
    if (data.moved.__typename === 'NotFound') return t('ui.failure.NOT_FOUND');
    refetch();
    if (data.moved.__typename === 'TransitionBlocked') return data.moved.reasons.map(({ text }) => text).join('；');
    return t('applications.meanwhile');
  };
  return application.transitions.map((transition) => (
    <TransitionButton
      key={transition.key}
      transition={transition}
      number={number}
      quiet={transition.key === 'withdraw'}
      error={error}
      go={(reason) => go(transition.key, reason)}
    />
  ));
}
