import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  AnswerShortfallDocument,
  CloseExecutionReviewDocument,
  ExecutionMonthsDocument,
  ExecutionReviewDocument,
  type ExecutionReviewWholeFragment,
  type ShortageAction,
} from '../../gql/execution/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Instant, Ratio } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { Percent } from './percent.tsx';

const actions = ['REPLENISH', 'TRANSFER', 'SUBSTITUTE', 'CANCEL'] as const;
type Shortfall = ExecutionReviewWholeFragment['shortfalls'][number];

/** The months of a season, one of them looked at: who got less than the threshold, why, and what is done (F9). */
export function Review({
  season,
  month,
  choose,
}: {
  season: { readonly id: string; readonly executionThresholdBp: number };
  month: string;
  choose: (month: string) => void;
}): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  const months = useQuery(ExecutionMonthsDocument, { variables: { seasonIds: [season.id] } });
  const keys = (months.data?.executionFigures ?? []).filter(({ due }) => due > 0).map(({ key }) => key);
  const at = keys.includes(month) ? month : keys.at(-1);
  if (months.data && !at) return <p className="k-quiet">{t('execution.noMonthOver')}</p>;
  return (
    <div className="k-stack">
      <p className="k-quiet">
        {t('execution.reviewDetail')} <Ratio value={season.executionThresholdBp / 10_000} />
      </p>
      <Select
        {...(at !== undefined && { value: at })}
        aria-label={t('execution.by.MONTH')}
        onChange={choose}
        options={keys.map((value) => ({ value, label: monthName(value) }))}
        style={{ width: 160 }}
      />
      {at && <Month key={at} seasonId={season.id} month={at} />}
    </div>
  );
}

function Month({ seasonId, month }: { seasonId: string; month: string }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const at = { seasonId, month };
  const { data, error, refetch } = useQuery(ExecutionReviewDocument, {
    variables: { at },
    fetchPolicy: 'cache-and-network',
  });
  const [closeMonth, closing] = useMutation(CloseExecutionReviewDocument);
  const [lacking, setLacking] = useState<readonly string[]>();
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const review = data.executionReview;
  if (!review) return null;
  const close = async (): Promise<void> => {
    const told = (await closeMonth({ variables: { input: at } })).data?.closed;
    setLacking(told?.__typename === 'ReviewIncomplete' ? told.franchisees : undefined);
    if (told?.__typename === 'ExecutionReview') sayDone(t('execution.closedNow'));
    await refetch();
  };
  return (
    <>
      <FailureAlert error={closing.error} />
      <Refusal why={lacking && t('execution.incomplete', { names: lacking.join('、') })} />
      {review.shortfalls.length === 0 ? (
        <p className="k-quiet">{t('execution.noShortfalls')}</p>
      ) : (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('execution.by.FRANCHISEE')}</th>
              <th className="k-number">{t('execution.rate')}</th>
              <th>{t('execution.reasonAndAction')}</th>
            </tr>
          </thead>
          <tbody>
            {review.shortfalls.map((shortfall) => (
              <tr key={shortfall.figure.key}>
                <td>{shortfall.figure.label}</td>
                <td className="k-number">
                  <Percent value={shortfall.figure.rate} />
                </td>
                <td>
                  <Answer
                    key={shortfall.version}
                    at={at}
                    shortfall={shortfall}
                    changeable={review.closedAt == null && may('execution.answer')}
                    changed={() => void refetch()}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {review.closedAt ? (
        <p>
          <StateChip tone="good">{t('execution.closed')}</StateChip> {review.closedBy}{' '}
          <Instant value={review.closedAt} />
        </p>
      ) : (
        may('execution.close') && (
          <p>
            <Button type="primary" loading={closing.loading} disabled={review.missing > 0} onClick={() => void close()}>
              {t('execution.closeMonth')}
            </Button>{' '}
            {review.missing > 0 && <span className="k-quiet">{t('execution.missing', { count: review.missing })}</span>}
          </p>
        )
      )}
    </>
  );
}

/** Why little came and what is done: told, or asked. */
function Answer({
  at,
  shortfall,
  changeable,
  changed,
}: {
  at: { readonly seasonId: string; readonly month: string };
  shortfall: Shortfall;
  changeable: boolean;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(shortfall.reason == null);
  const [reason, setReason] = useState(shortfall.reason ?? '');
  const [action, setAction] = useState<ShortageAction | undefined>(shortfall.action ?? undefined);
  const [why, setWhy] = useState<string>();
  const [answer, { loading, error }] = useMutation(AnswerShortfallDocument);
  if (!changeable || !open) {
    if (shortfall.reason == null) return <StateChip tone="warning">{t('execution.noAnswer')}</StateChip>;
    return (
      <>
        {shortfall.action && <StateChip tone="neutral">{t(`execution.action.${shortfall.action}`)}</StateChip>}{' '}
        {shortfall.reason} <span className="k-quiet">{shortfall.answeredBy}</span>{' '}
        {changeable && (
          <Button size="small" type="text" onClick={() => setOpen(true)}>
            {t('execution.change')}
          </Button>
        )}
      </>
    );
  }
  const save = async (): Promise<void> => {
    if (!action) return;
    const input = { ...at, franchiseeId: shortfall.figure.key, reason, action, version: shortfall.version };
    const told = (await answer({ variables: { input } })).data?.answered;
    if (told?.__typename === 'ExecutionReview') {
      setOpen(false);
      sayDone(t('execution.answered', { name: shortfall.figure.label }));
      changed();
    } else if (told?.__typename === 'ChangedMeanwhile') setWhy(t('execution.answeredMeanwhile'));
    else setWhy(t('execution.notAnswered'));
  };
  return (
    <form
      className="e-answer"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Select<ShortageAction>
        {...(action && { value: action })}
        placeholder={t('execution.action')}
        aria-label={t('execution.actionFor', { name: shortfall.figure.label })}
        onChange={setAction}
        options={actions.map((value) => ({ value, label: t(`execution.action.${value}`) }))}
        style={{ width: 150 }}
      />
      <Input
        value={reason}
        maxLength={1000}
        placeholder={t('execution.reason')}
        aria-label={t('execution.reasonFor', { name: shortfall.figure.label })}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button htmlType="submit" loading={loading} disabled={!action || !reason.trim()}>
        {t('execution.save')}
      </Button>
      <Refusal why={why} />
      <FailureAlert error={error} />
    </form>
  );
}
