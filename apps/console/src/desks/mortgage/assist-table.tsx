import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  AcceptMortgageAssistDocument,
  FinishMortgageAssistDocument,
  type MortgageAssistLineFragment,
  type MortgageAssistOutcomeFragment,
  type MortgageAssistState,
  WithdrawMortgageAssistDocument,
} from '../../gql/mortgage/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { AskReason } from '../../ui/ask-reason.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Instant } from '../../ui/figures.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import type { Tone } from '../../ui/tokens.ts';

const tones: Readonly<Record<MortgageAssistState, Tone>> = {
  sent: 'waiting',
  accepted: 'waiting',
  done: 'good',
  withdrawn: 'neutral',
};

/** Requests to assist with what may be done about each: the consultant answers, the desk takes back (S27). Reads well on a phone. */
export function AssistTable({
  rows,
  withCase = false,
  mayWithdraw = false,
  changed,
}: {
  rows: readonly MortgageAssistLineFragment[];
  /** Of several cases: each says of which. */
  withCase?: boolean;
  mayWithdraw?: boolean;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [asking, setAsking] = useState<{ act: 'finish' | 'withdraw'; row: MortgageAssistLineFragment }>();
  const [refused, setRefused] = useState<string>();
  const quiet = { onError: () => {} };
  const [accept, accepting] = useMutation(AcceptMortgageAssistDocument, quiet);
  const [finish, finishing] = useMutation(FinishMortgageAssistDocument, quiet);
  const [withdraw, withdrawing] = useMutation(WithdrawMortgageAssistDocument, quiet);
  const error = accepting.error ?? finishing.error ?? withdrawing.error;
  const settle = (answer: MortgageAssistOutcomeFragment | undefined): void => {
    if (!answer) return;
    changed();
    if (answer.__typename !== 'MortgageAssist') {
      const code = answer.__typename === 'InvalidInput' ? answer.fields[0]?.code : undefined;
      return setRefused(open('mortgage.refusal', code ?? answer.code));
    }
    setRefused(undefined);
    setAsking(undefined);
    sayDone(t('mortgage.saved'));
  };
  const answered = async (said: string): Promise<void> => {
    if (!asking) return;
    const seen = { id: asking.row.id, version: asking.row.version };
    if (asking.act === 'finish') settle((await finish({ variables: { input: { ...seen, answer: said } } })).data?.done);
    else settle((await withdraw({ variables: { input: { ...seen, reason: said } } })).data?.done);
  };
  const title = t(asking?.act === 'withdraw' ? 'mortgage.withdrawAssist' : 'mortgage.finishAssist');
  return (
    <>
      {!asking && <FailureAlert error={error} />}
      {!asking && <Refusal why={refused} />}
      {rows.map((row) => (
        <article key={row.id} className="m-problem">
          <p>
            <StateChip tone={tones[row.state]}>{t(`mortgage.assistState.${row.state}`)}</StateChip>{' '}
            {row.late && <StateChip tone="bad">{t('mortgage.late')}</StateChip>} <b>{row.what}</b>{' '}
            {withCase && (
              <Link to={`/mortgage-threads/${row.caseId}`}>
                {row.number} · {row.house}
              </Link>
            )}
          </p>
          <p>{row.why}</p>
          <p>
            <small className="k-quiet">
              {t('mortgage.assistDueOn')} <BusinessDate value={row.dueOn} /> · {row.askedBy} → {row.consultant}{' '}
              <Instant value={row.askedAt} />
            </small>
          </p>
          {row.answer && (
            <p>
              <small className="k-quiet">
                {t(row.state === 'withdrawn' ? 'mortgage.withdrawnBecause' : 'mortgage.assistAnswer')}{' '}
                {row.doneAt && <Instant value={row.doneAt} />}
              </small>{' '}
              {row.answer}
            </p>
          )}
          <p className="m-split">
            {row.mayAnswer && row.state === 'sent' && (
              <Button
                type="primary"
                aria-label={`${t('mortgage.acceptAssist')} ${row.what}`}
                loading={accepting.loading}
                onClick={() => {
                  const input = { id: row.id, version: row.version };
                  void accept({ variables: { input } }).then(({ data }) => settle(data?.done));
                }}
              >
                {t('mortgage.acceptAssist')}
              </Button>
            )}
            {row.mayAnswer && row.state === 'accepted' && (
              <Button
                type="primary"
                aria-label={`${t('mortgage.finishAssist')} ${row.what}`}
                onClick={() => setAsking({ act: 'finish', row })}
              >
                {t('mortgage.finishAssist')}
              </Button>
            )}
            {mayWithdraw && (row.state === 'sent' || row.state === 'accepted') && (
              <Button
                size="small"
                aria-label={`${t('mortgage.withdrawAssist')} ${row.what}`}
                onClick={() => setAsking({ act: 'withdraw', row })}
              >
                {t('mortgage.withdrawAssist')}
              </Button>
            )}
          </p>
        </article>
      ))}
      <AskReason
        open={asking !== undefined}
        title={title}
        action={title}
        {...(asking?.act === 'finish' && { label: t('mortgage.assistAnswer') })}
        busy={finishing.loading || withdrawing.loading}
        close={() => setAsking(undefined)}
        done={(said) => void answered(said)}
      >
        <FailureAlert error={error} />
        <Refusal why={refused} />
      </AskReason>
    </>
  );
}
