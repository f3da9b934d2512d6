import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import {
  ExcludeRiskTraderDocument,
  type RiskTraderLineFragment,
  type WholeRiskRunFragment,
} from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';
import { AskReason } from '../../ui/ask-reason.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { useRunChange } from './use-run-change.ts';

/** Asks why a trader is left out of a run, and leaves him out (T9). */
export function Leaving({
  run,
  trader,
  close,
  refetch,
}: {
  run: WholeRiskRunFragment;
  trader: RiskTraderLineFragment | undefined;
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const { refused, settle } = useRunChange(refetch);
  const [exclude, { loading, error }] = useMutation(ExcludeRiskTraderDocument, {
    refetchQueries: ['RiskTraders'],
    onError: () => {},
    onCompleted: ({ changed }) => {
      if (settle(changed)) close();
    },
  });
  return (
    <AskReason
      open={trader !== undefined}
      title={t('risk.excludeTitle', { name: trader?.name ?? '' })}
      action={t('risk.exclude')}
      busy={loading}
      close={close}
      done={(reason) =>
        void exclude({ variables: { input: { runId: run.id, traderId: trader?.traderId ?? '', reason } } })
      }
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <p className="k-quiet">{t('risk.excludeDetail')}</p>
    </AskReason>
  );
}

/** Takes a trader back into a run. */
export function TakeBack({
  run,
  trader,
  refetch,
}: {
  run: WholeRiskRunFragment;
  trader: RiskTraderLineFragment;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const { refused, settle } = useRunChange(refetch);
  const [include, { loading }] = useMutation(ExcludeRiskTraderDocument, {
    refetchQueries: ['RiskTraders'],
    onError: () => {},
    onCompleted: ({ changed }) => void settle(changed),
  });
  return (
    <div>
      <button
        type="button"
        className="k-link"
        disabled={loading}
        onClick={() =>
          void include({ variables: { input: { runId: run.id, traderId: trader.traderId, reason: null } } })
        }
      >
        {t('risk.takeBack')}
      </button>
      <Refusal why={refused} />
    </div>
  );
}
