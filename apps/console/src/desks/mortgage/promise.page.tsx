import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import {
  MortgageChartDocument,
  MortgagePrivatePromiseDocument,
  type WholeMortgagePromiseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { useChanges } from '../../shell/use-changes.ts';
import { chartOfCase } from '../../ui/chart-of-case.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Instant, Money, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { ApprovalRounds } from '../approvals/approval-rounds.tsx';
import { CaseState } from './case-state.tsx';
import { PromiseMoves } from './promise-moves.tsx';
import './mortgage.css';

/** One private promise: what was promised, the consultant's own account, what was found, and what follows (S28). */
export default function PromisePage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(MortgagePrivatePromiseDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  useChanges('mortgagePrivatePromise', id, () => void refetch());
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.mortgagePrivatePromise) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return <Whole promise={data.mortgagePrivatePromise} refetch={() => void refetch()} />;
}

function Whole({ promise, refetch }: { promise: WholeMortgagePromiseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { data } = useQuery(MortgageChartDocument, {
    variables: { key: promise.lifecycle, version: promise.lifecycleVersion },
  });
  const { id, state, stateSince, consultant, number, version, caseId, caseNumber, house } = promise;
  const { steps, ways } = chartOfCase(data?.lifecycleChart, { state, passage: [{ state: state.key, at: stateSince }] });
  const fact = (key: string, label: string, value: ReactNode) => ({ key, label, value: value || <None /> });
  return (
    <RecordPage
      name={t('mortgage.promiseOf', { name: consultant })}
      number={
        <>
          {number} ·{' '}
          <Link to={`/mortgage-threads/${caseId}`}>
            {caseNumber} · {house}
          </Link>
        </>
      }
      state={<CaseState state={state} />}
      lifecycle={steps}
      ways={ways}
      actions={<PromiseMoves promise={promise} changed={refetch} />}
      timeline={
        promise.sanction && (
          <ApprovalRounds subject={{ type: 'mortgagePrivatePromise', id }} version={version} changed={refetch} />
        )
      }
    >
      <Section title={t('mortgage.promiseWhat')}>
        <p>{promise.promised}</p>
        <Facts
          facts={[
            fact('to', t('mortgage.promisedTo'), promise.promisedTo),
            fact('on', t('mortgage.promisedOn'), <BusinessDate value={promise.promisedOn} />),
            fact(
              'reported',
              t('mortgage.reportedBy'),
              <>
                {promise.reportedBy} <Instant value={promise.reportedAt} />
              </>,
            ),
            fact('evidence', t('mortgage.evidence'), promise.evidence.map(({ title }) => title).join('、')),
          ]}
        />
      </Section>
      <Section title={t('mortgage.statement')}>
        {promise.statement ? (
          <p>
            {promise.statement}{' '}
            <small className="k-quiet">{promise.statedAt && <Instant value={promise.statedAt} />}</small>
          </p>
        ) : (
          <p className="k-quiet">
            {t('mortgage.statementUntil')} <BusinessDate value={promise.statementUntil} />
          </p>
        )}
      </Section>
      {promise.findings && (
        <Section title={t('mortgage.findings')}>
          <p>
            {promise.findings} <small className="k-quiet">{promise.investigatedBy}</small>
          </p>
        </Section>
      )}
      {promise.sanction && <Sanction promise={promise} />}
    </RecordPage>
  );
}

function Sanction({ promise }: { promise: WholeMortgagePromiseFragment }): ReactNode {
  const t = useText();
  const { sanction, amount, decidedBy, appealUntil, appeal, problem, problemAction } = promise;
  return (
    <Section title={t('mortgage.sanction')}>
      <Facts
        facts={[
          { key: 'what', label: t('mortgage.sanctionWhat'), value: sanction },
          {
            key: 'amount',
            label: t('mortgage.amount'),
            value: typeof amount === 'number' ? <Money fen={amount} /> : t('mortgage.undecided'),
          },
          { key: 'by', label: t('mortgage.upheldBy'), value: decidedBy },
          {
            key: 'appealUntil',
            label: t('mortgage.appealUntil'),
            value: appealUntil ? <BusinessDate value={appealUntil} /> : <None />,
          },
          ...(appeal ? [{ key: 'appeal', label: t('mortgage.appealSaid'), value: appeal }] : []),
          { key: 'problem', label: t('mortgage.ownedProblem'), value: problem ?? <None /> },
          { key: 'action', label: t('mortgage.problemAction'), value: problemAction ?? <None /> },
        ]}
      />
    </Section>
  );
}
