import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import {
  MortgagePenaltyDocument,
  type MortgagePenaltyQuery,
  MoveMortgagePenaltyDocument,
  PenaltyReceiptsDocument,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Money, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { TransitionButton } from '../../ui/transition-button.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { ApprovalRounds } from '../approvals/approval-rounds.tsx';
import { BookPenaltyButton } from './book-penalty-button.tsx';
import { PenaltyAmountButton } from './penalty-amount-button.tsx';
import { PenaltyState } from './penalty-state.tsx';
import { ReceiptTable } from './receipt-table.tsx';
import { Standings } from './standings.tsx';

const settled: readonly string[] = ['booked', 'dropped'];
type Explained = NonNullable<MortgagePenaltyQuery['mortgagePenalty']>;

/** Why a penalty is what it is: every streak back to its months, every fen back to its receipts (S25). */
export default function PenaltyPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { id = '' } = useParams();
  const monthName = useMonthName();
  const { data, error, refetch } = useQuery(MortgagePenaltyDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.mortgagePenalty) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  const { penalty, steps, months } = data.mortgagePenalty;
  return (
    <RecordPage
      name={t('mortgage.penaltyOf', { team: penalty.team, month: monthName(penalty.month) })}
      number={penalty.number}
      state={<PenaltyState state={penalty.state} />}
      actions={
        <>
          <Moves penalty={penalty} changed={() => void refetch()} />
          {penalty.state === 'standing' && may('mortgagePenalty.book') && (
            <BookPenaltyButton penalty={penalty} changed={() => void refetch()} />
          )}
          {may('mortgagePenalty.decide') && !settled.includes(penalty.state) && (
            <PenaltyAmountButton penalty={penalty} changed={() => void refetch()} />
          )}
        </>
      }
      timeline={
        <ApprovalRounds
          subject={{ type: 'mortgagePenalty', id }}
          version={penalty.version}
          changed={() => void refetch()}
        />
      }
    >
      <Section title={t('mortgage.why')}>
        <p>
          {t('mortgage.whySaid', { team: penalty.team, count: penalty.streak })}
          {steps.length > 0 && (
            <>
              {' '}
              {t('mortgage.steps')}{' '}
              {steps.map((step, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
                <span key={at} className={at === Math.min(penalty.streak - 2, steps.length - 1) ? 'm-step' : 'm-old'}>
                  {at > 0 && ' / '}
                  {step === null ? t('mortgage.undecided') : <Money fen={step} />}
                </span>
              ))}
            </>
          )}
        </p>
        <Facts
          facts={[
            { key: 'streak', label: t('mortgage.streak'), value: penalty.streak },
            {
              key: 'amount',
              label: t('mortgage.amount'),
              value: penalty.amount === null ? t('mortgage.undecided') : <Money fen={penalty.amount} />,
            },
            {
              key: 'appeal',
              label: t('mortgage.appealUntil'),
              value: penalty.appealUntil ? <BusinessDate value={penalty.appealUntil} /> : <None />,
            },
            ...(penalty.booked !== null && penalty.booked !== undefined
              ? [
                  {
                    key: 'booked',
                    label: t('mortgage.booked'),
                    value: (
                      <>
                        <Money fen={penalty.booked} />{' '}
                        <span className="k-quiet">
                          {t('mortgage.ofVariablePay')} <Money fen={penalty.variablePay} /> · {penalty.bookedBy}
                        </span>
                      </>
                    ),
                  },
                ]
              : []),
            ...(penalty.appeal ? [{ key: 'said', label: t('mortgage.appealSaid'), value: penalty.appeal }] : []),
          ]}
        />
      </Section>
      {months.toReversed().map((month) => (
        <MonthOf key={month.month} month={month} teamId={penalty.teamId} team={penalty.team} />
      ))}
    </RecordPage>
  );
}

function MonthOf({
  month,
  teamId,
  team,
}: {
  month: Explained['months'][number];
  teamId: string;
  team: string;
}): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  const [open, setOpen] = useState(false);
  return (
    <Section title={month.ranked ? monthName(month.month) : t('mortgage.voidIn', { month: monthName(month.month) })}>
      <Standings rows={month.standings} />
      <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('mortgage.receiptsOf', { team, month: monthName(month.month) })}
      </Button>
      {open && <Receipts teamId={teamId} month={month.month} />}
    </Section>
  );
}

function Receipts({ teamId, month }: { teamId: string; month: string }): ReactNode {
  const t = useText();
  const asked = useQuery(PenaltyReceiptsDocument, { variables: { teamId, month, first: 100 } });
  const { rows, error, retry, loading, loadMore } = useQueuePages(asked, 'mortgageReceipts');
  if (!rows) return error ? <ErrorState error={error} retry={retry} /> : <PageLoading />;
  return (
    <>
      <ReceiptTable rows={rows} withContract />
      {loadMore && (
        <Button loading={loading} onClick={loadMore}>
          {t('ui.queue.more')}
        </Button>
      )}
    </>
  );
}

function Moves({ penalty, changed }: { penalty: Explained['penalty']; changed: () => void }): ReactNode {
  const open = useOpenText();
  const [send, { error }] = useMutation(MoveMortgagePenaltyDocument, { onError: () => {} });
  return penalty.moves.map((key, at) => (
    <TransitionButton
      key={key}
      transition={{ key, title: open('mortgage.penaltyMove', key), needsReason: key !== 'book', reasons: [] }}
      number={penalty.number}
      quiet={at > 0}
      error={error}
      go={async (reason) => {
        const { data } = await send({
          variables: { input: { penaltyId: penalty.id, version: penalty.version, transition: key, reason } },
        });
        changed();
        if (!data) return '';
        const result = data.moveMortgagePenalty;
        return result.__typename === 'MortgagePenalty' ? undefined : open('mortgage.refusal', result.code);
      }}
    />
  ));
}
