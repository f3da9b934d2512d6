import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { MortgageThreadDocument } from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { useChanges } from '../../shell/use-changes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { CaseState } from './case-state.tsx';
import { ThreadParts } from './case-thread.tsx';
import './mortgage.css';

/** The thread of one case with its plain facts: what the consultant who sold it sees of it (S26). */
export default function ThreadPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(MortgageThreadDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  useChanges('mortgageThread', id, () => void refetch());
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const thread = data.mortgageThread;
  if (!thread) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  const { number, house, buyers, state, contractNumber, specialist, consultant, team } = thread;
  const said = (key: string, label: string, value: ReactNode) => ({ key, label, value: value || <None /> });
  return (
    <RecordPage
      name={buyers || house}
      number={`${number} · ${house}`}
      state={<CaseState state={state} />}
      actions={may('mortgageCase.read') && <Link to={`/mortgage-cases/${id}`}>{t('mortgage.openCase')}</Link>}
    >
      <Section title={t('mortgage.case')}>
        <Facts
          facts={[
            said('contract', t('mortgage.contract'), contractNumber),
            said('specialist', t('mortgage.specialist'), specialist),
            said('consultant', t('mortgage.consultant'), consultant),
            said('team', t('mortgage.team'), team),
          ]}
        />
      </Section>
      <ThreadParts thread={thread} changed={() => void refetch()} />
    </RecordPage>
  );
}
