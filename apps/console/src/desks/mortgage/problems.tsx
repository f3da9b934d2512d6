import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  EscalateMortgageProblemDocument,
  type MortgageProblemState,
  MortgageProblemsDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';
import { type ProblemAct, ProblemDialog } from './problem-dialog.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

const tones: Readonly<Record<MortgageProblemState, Tone>> = { open: 'bad', acted: 'waiting', settled: 'good' };

/** Problems that lie over the case, each with its cause, plan and action (S21). */
export function Problems({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [asking, setAsking] = useState<{ act: ProblemAct; problemId?: string }>();
  const [refused, setRefused] = useState<string>();
  const { id, version, mayWork, state } = item;
  const read = useQuery(MortgageProblemsDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [escalate, { error }] = useMutation(EscalateMortgageProblemDocument, {
    refetchQueries: readAgain,
    onError: () => {},
  });
  const told = read.data?.mortgageProblems;
  if (!told) return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : null;
  const goUp = async (problemId: string): Promise<void> => {
    const { data } = await escalate({ variables: { input: { id, version, problemId } } });
    const few = data?.changed.__typename === 'InvalidInput';
    const said = outcome(data?.changed, refetch);
    setRefused(said && few ? t('mortgage.attemptsFirst', { count: told.attemptsNeeded }) : said);
  };
  return (
    <>
      <Section
        title={t('mortgage.problems')}
        extra={
          mayWork &&
          !state.final && <Button onClick={() => setAsking({ act: 'open' })}>{t('mortgage.openProblem')}</Button>
        }
      >
        <FailureAlert error={error} />
        <Refusal why={refused} />
        {told.problems.length === 0 && <p className="k-quiet">{t('mortgage.noProblems')}</p>}
        {told.problems.map((each) => (
          <article key={each.id} className="m-problem">
            <p>
              <StateChip tone={tones[each.state]}>{t(`mortgage.problemState.${each.state}`)}</StateChip>{' '}
              <b>{t(`mortgage.cause.${each.cause}`)}</b>{' '}
              <small className="k-quiet">
                {t(`mortgage.stage.${each.stage}`)} · {each.openedBy} <Instant value={each.openedAt} />
              </small>{' '}
              {each.escalatedAt && <StateChip tone="warning">{t('mortgage.escalated')}</StateChip>}
            </p>
            <p>{each.detail}</p>
            {each.owner && (
              <p>
                <small className="k-quiet">{t('mortgage.problemOwner')}</small> {each.owner}
              </p>
            )}
            {each.plan && (
              <p>
                <small className="k-quiet">{t('mortgage.problemPlan')}</small> {each.plan}
              </p>
            )}
            {each.action && (
              <p>
                <small className="k-quiet">
                  {t('mortgage.problemAction')} · {each.actedBy}
                </small>{' '}
                {each.action}
              </p>
            )}
            {(each.remark || each.verifiedBy) && (
              <p>
                <small className="k-quiet">
                  {t('mortgage.verification')} {each.verifiedBy}
                </small>{' '}
                {each.remark}
              </p>
            )}
            {mayWork && each.state !== 'settled' && (
              <p className="m-split">
                <Button size="small" onClick={() => setAsking({ act: 'act', problemId: each.id })}>
                  {t('mortgage.problemAct')}
                </Button>
                {each.state === 'acted' && (
                  <Button size="small" onClick={() => setAsking({ act: 'verify', problemId: each.id })}>
                    {t('mortgage.verify')}
                  </Button>
                )}
                {!each.escalatedAt && (
                  <Button size="small" onClick={() => void goUp(each.id)}>
                    {t('mortgage.escalate', { count: each.attempts })}
                  </Button>
                )}
              </p>
            )}
          </article>
        ))}
      </Section>
      {asking && <ProblemDialog item={item} {...asking} close={() => setAsking(undefined)} refetch={refetch} />}
    </>
  );
}
