import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { MoveHrRequestDocument, type WholeHrRequestFragment } from '../../gql/hr/graphql.ts';
import { useText } from '../../shell/text.ts';
import { sayDone } from '../../ui/toasts.tsx';
import { TransitionButton } from '../../ui/transition-button.tsx';

/** Ways that a request is meant to go. */
const leading: readonly string[] = ['submit', 'sign', 'confirm'];

/** What the person may do with a request now; a way that is not open says why. */
export function MoveButtons({ request, refetch }: { request: WholeHrRequestFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { id, number, version } = request;
  const [move, { error }] = useMutation(MoveHrRequestDocument, {
    refetchQueries: ['ApprovalsOf', 'MyHrRequests', 'Mirror'],
    onError: () => {},
  });
  const go = async (transition: string, reason: string): Promise<string | undefined> => {
    const { data } = await move({ variables: { input: { id, version, transition, reason: reason || null } } });
    if (!data) return '';
    if (data.moved.__typename === 'HrRequestRecord') {
      sayDone(t('hr.moved', { number, state: data.moved.state.title }));
      return undefined;
    }
    refetch();
    if (data.moved.__typename === 'TransitionBlocked') return data.moved.reasons.map(({ text }) => text).join('；');
    return t(data.moved.__typename === 'NotFound' ? 'ui.failure.NOT_FOUND' : 'hr.meanwhile');
  };
  return request.transitions.map((transition) => (
    <TransitionButton
      key={transition.key}
      transition={transition}
      number={number}
      quiet={!leading.includes(transition.key)}
      error={error}
      go={(reason) => go(transition.key, reason)}
    />
  ));
}
