import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { type MortgagePersonLineFragment, RemoveMortgagePersonDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { AskReason } from '../../ui/ask-reason.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

/** Takes somebody out of a contract, with the reason (S7). */
export function RemovePerson({
  seen,
  person: { position, name },
  close,
  changed,
}: {
  seen: { readonly id: string; readonly version: number };
  person: MortgagePersonLineFragment;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const problems = useMoneyProblems('mortgage.personRefusal');
  const [refused, setRefused] = useState<string>();
  const [send, { error, loading }] = useMutation(RemoveMortgagePersonDocument, { onError: () => {} });
  const remove = async (reason: string): Promise<void> => {
    const { data } = await send({ variables: { input: { ...seen, position, reason } } });
    if (!data) return;
    const [problem] = problems(data.changed, 'MortgagePeople', ['position']);
    setRefused(problem?.text);
    changed();
    if (problem) return;
    sayDone(t('mortgage.personRemoved', { name }));
    close();
  };
  return (
    <AskReason
      open
      title={t('mortgage.removePersonOf', { name })}
      action={t('mortgage.removePerson')}
      busy={loading}
      close={close}
      done={(reason) => void remove(reason)}
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
    </AskReason>
  );
}
