import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  MoveMortgagePrivatePromiseDocument,
  ResolveMortgagePrivatePromiseDocument,
  StateOnMortgagePrivatePromiseDocument,
  type WholeMortgagePromiseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { AskReason } from '../../ui/ask-reason.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { TransitionButton } from '../../ui/transition-button.tsx';
import { UpholdPromise } from './uphold-promise.tsx';
import { usePromiseRefusal } from './use-promise-refusal.ts';

/** What the person may do about a private promise: move it on, uphold it with what is proposed, or say how it was (S28). */
export function PromiseMoves({
  promise,
  changed,
}: {
  promise: WholeMortgagePromiseFragment;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const said = usePromiseRefusal();
  const [asking, setAsking] = useState<'state' | 'resolve' | 'uphold'>();
  const [refused, setRefused] = useState<string>();
  const quiet = { onError: () => {} };
  const [move, moving] = useMutation(MoveMortgagePrivatePromiseDocument, quiet);
  const [state, stating] = useMutation(StateOnMortgagePrivatePromiseDocument, quiet);
  const [resolve, resolving] = useMutation(ResolveMortgagePrivatePromiseDocument, quiet);
  const { id, version, number, transitions, mayState, mayResolve } = promise;
  const close = (): void => {
    setAsking(undefined);
    setRefused(undefined);
  };
  const answer = async (words: string): Promise<void> => {
    const seen = { id, version };
    const { data } =
      asking === 'state'
        ? await state({ variables: { input: { ...seen, statement: words } } })
        : await resolve({ variables: { input: { ...seen, action: words } } });
    if (!data) return;
    changed();
    const why = said(data.done);
    if (why) return setRefused(why);
    sayDone(t('mortgage.saved'));
    close();
  };
  const title = t(asking === 'state' ? 'mortgage.giveStatement' : 'mortgage.problemAct');
  return (
    <>
      {mayState && (
        <Button type="primary" onClick={() => setAsking('state')}>
          {t('mortgage.giveStatement')}
        </Button>
      )}
      {mayResolve && (
        <Button type="primary" onClick={() => setAsking('resolve')}>
          {t('mortgage.problemAct')}
        </Button>
      )}
      {transitions.map((transition, at) =>
        transition.key === 'confirm' ? (
          <Button
            key={transition.key}
            type="primary"
            disabled={transition.reasons.length > 0}
            {...(transition.reasons.length > 0 && { title: transition.reasons.map(({ text }) => text).join('；') })}
            onClick={() => setAsking('uphold')}
          >
            {transition.title}
          </Button>
        ) : (
          <TransitionButton
            key={transition.key}
            transition={transition}
            number={number}
            quiet={at > 0}
            error={moving.error}
            go={async (reason) => {
              const input = { id, version, transition: transition.key, reason };
              const { data } = await move({ variables: { input } });
              changed();
              return data ? said(data.done) : '';
            }}
          />
        ),
      )}
      <AskReason
        open={asking === 'state' || asking === 'resolve'}
        title={`${title} ${number}`}
        action={title}
        label={t(asking === 'state' ? 'mortgage.statement' : 'mortgage.problemAction')}
        busy={stating.loading || resolving.loading}
        close={close}
        done={(words) => void answer(words)}
      >
        <FailureAlert error={stating.error ?? resolving.error} />
        <Refusal why={refused} />
      </AskReason>
      {asking === 'uphold' && <UpholdPromise promise={promise} close={close} changed={changed} />}
    </>
  );
}
