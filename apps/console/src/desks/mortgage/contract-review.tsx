import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  MortgageReviewsDocument,
  type ReviewRoundFragment,
  type WholeMortgageCaseFragment,
  WithdrawMortgageFindingDocument,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { FindingDialog } from './finding-dialog.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

const tones = { passed: 'good', returned: 'bad', left: 'neutral' } as const;

/** The rounds of review of a contract: what was found field by field, and how it was mended (S15). */
export function ContractReview({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [asking, setAsking] = useState<{ findingId?: string }>();
  const [refused, setRefused] = useState<string>();
  const { id, version } = item;
  const read = useQuery(MortgageReviewsDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [withdraw, { error }] = useMutation(WithdrawMortgageFindingDocument, {
    refetchQueries: readAgain,
    onError: () => {},
  });
  const told = read.data?.mortgageReviews;
  if (!told) return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : null;
  if (told.rounds.length === 0) return null;
  const takeBack = async (findingId: string): Promise<void> => {
    const { data } = await withdraw({ variables: { input: { id, version, findingId } } });
    setRefused(outcome(data?.changed, refetch));
  };
  return (
    <Section
      title={t('mortgage.review')}
      extra={told.mayReview && <Button onClick={() => setAsking({})}>{t('mortgage.addFinding')}</Button>}
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      {told.rounds.map((round) => (
        <article key={round.id} className="m-problem">
          <Round round={round} />
          {round.findings.length === 0 && <p className="k-quiet">{t('mortgage.noFindings')}</p>}
          {round.findings.map((each) => (
            <div key={each.id}>
              <p>
                <StateChip tone={each.open ? 'bad' : 'good'}>
                  {t(each.open ? 'mortgage.findingOpen' : 'mortgage.findingMended')}
                </StateChip>{' '}
                <b>{t(`mortgage.contractField.${each.field}`)}</b> {t(`mortgage.severity.${each.severity}`)}{' '}
                <small className="k-quiet">
                  {each.foundBy} <Instant value={each.foundAt} />
                </small>
              </p>
              <p>{each.detail}</p>
              {each.answer && (
                <p>
                  <small className="k-quiet">
                    {t('mortgage.mended')} · {each.answeredBy} <Instant value={each.answeredAt} />
                  </small>{' '}
                  {each.answer}
                </p>
              )}
              {each.open && each.own && (
                <Button size="small" onClick={() => void takeBack(each.id)}>
                  {t('mortgage.withdrawFinding')}
                </Button>
              )}
              {each.open && !each.own && told.mayAnswer && (
                <Button size="small" onClick={() => setAsking({ findingId: each.id })}>
                  {t('mortgage.answerFinding')}
                </Button>
              )}
            </div>
          ))}
        </article>
      ))}
      {asking && <FindingDialog item={item} {...asking} close={() => setAsking(undefined)} refetch={refetch} />}
    </Section>
  );
}

function Round({ round }: { round: ReviewRoundFragment }): ReactNode {
  const t = useText();
  return (
    <p>
      <b>{t('mortgage.roundNth', { number: round.round })}</b>{' '}
      <StateChip tone={round.outcome ? tones[round.outcome] : 'waiting'}>
        {t(round.outcome ? `mortgage.reviewOutcome.${round.outcome}` : 'mortgage.reviewRuns')}
      </StateChip>{' '}
      <small className="k-quiet">
        {t('mortgage.handedInBy')} {round.author} <Instant value={round.submittedAt} />
        {round.reviewer && (
          <>
            {' · '}
            {t('mortgage.reviewedBy')} {round.reviewer} <Instant value={round.decidedAt} />
          </>
        )}
        {typeof round.draftNumber === 'number' && ` · ${t('mortgage.draftNth', { number: round.draftNumber })}`}
      </small>
    </p>
  );
}
