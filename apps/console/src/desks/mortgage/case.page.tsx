import { useApolloClient, useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import {
  MortgageCaseDocument,
  MortgageChartDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { chartOfCase } from '../../ui/chart-of-case.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage } from '../../ui/record-page.tsx';
import { PaperChecklist } from '../archive/paper-checklist.tsx';
import { TasksOf } from '../tasks/tasks-of.tsx';
import { Applications } from './applications.tsx';
import { Appointments } from './appointments.tsx';
import { CaseClocks } from './case-clocks.tsx';
import { CaseForms } from './case-forms.tsx';
import { CaseMoney } from './case-money.tsx';
import { CaseMarks, CaseState } from './case-state.tsx';
import { CaseThread } from './case-thread.tsx';
import { Consents } from './consents.tsx';
import { ContractCustody } from './contract-custody.tsx';
import { ContractReview } from './contract-review.tsx';
import { ContractText } from './contract-text.tsx';
import { Kit } from './kit.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { Overlays } from './overlays.tsx';
import { People } from './people.tsx';
import { Problems } from './problems.tsx';
import { ReportPromise } from './report-promise.tsx';
import { SamePerson } from './same-person.tsx';
import { Supplements } from './supplements.tsx';
import { SwitchWhatIf } from './switch-what-if.tsx';
import { WhoseChip } from './whose-chip.tsx';
import './mortgage.css';

/** States in which there is no signed contract that could take a number. */
const unsigned = ['intake', 'contractDraft', 'review', 'returned', 'refunding', 'cancelled'];

/** One case: where it is, whose time it is, its money, loans, papers and clocks, and what may be done (S2). */
export default function CasePage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  // Finance and the bank's news move it meanwhile.
  const { data, error, refetch } = useQuery(MortgageCaseDocument, {
    variables: { id },
    pollInterval: 15_000,
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.mortgageCase) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return <Whole key={data.mortgageCase.id} item={data.mortgageCase} refetch={() => void refetch()} />;
}

function Whole({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const { steps, ways } = useChart(item);
  const { id, number, house, buyers, state } = item;
  const client = useApolloClient();
  const { may } = useSession();
  // The paper of the contract lies among the papers: what changes there shows here, and the other way round.
  const papersChanged = (): void => {
    void client.refetchQueries({ include: ['MortgagePapers', 'PaperChecklist', 'MortgageKit', 'MortgageConsents'] });
    refetch();
  };
  return (
    <RecordPage
      name={buyers || house}
      number={`${number} · ${house}`}
      state={
        <>
          <CaseState state={state} /> {!state.final && <WhoseChip whose={item.whose} />} <CaseMarks row={item} />
        </>
      }
      lifecycle={steps}
      ways={ways}
      actions={
        <>
          <MoveButtons item={item} refetch={refetch} />
          {may('mortgagePrivatePromise.report') && <ReportPromise item={item} refetch={refetch} />}
        </>
      }
      timeline={
        <>
          <CaseClocks item={item} refetch={refetch} />
          <TasksOf subjectType="mortgageCase" subjectId={id} />
        </>
      }
    >
      <Overlays item={item} refetch={refetch} />
      <Obstacles item={item} />
      <Problems item={item} refetch={refetch} />
      <CaseThread id={id} ask={item.mayWork ? { version: item.version, changed: refetch } : undefined} />
      <ContractText item={item} refetch={refetch} />
      <ContractReview item={item} refetch={refetch} />
      <CaseMoney item={item} refetch={refetch} />
      <Applications item={item} refetch={refetch} />
      <People contractId={item.contractId} changed={papersChanged} />
      <SamePerson contractId={item.contractId} />
      <Consents item={item} refetch={refetch} />
      <CaseForms item={item} refetch={refetch} />
      <Supplements item={item} refetch={refetch} />
      <Appointments item={item} refetch={refetch} />
      <SwitchWhatIf item={item} />
      <Kit item={item} />
      <ContractCustody contractId={item.contractId} signed={!unsigned.includes(state.key)} changed={papersChanged} />
      <PaperChecklist subjectType="mortgageCase" subjectId={id} changed={papersChanged} />
    </RecordPage>
  );
}

/** Every reason why it cannot go on. */
function Obstacles({ item }: { item: WholeMortgageCaseFragment }): ReactNode {
  const t = useText();
  const blocked = item.transitions.filter(({ reasons }) => reasons.length > 0);
  if (blocked.length === 0) return null;
  return (
    <section className="k-problems" aria-label={t('mortgage.obstacles')}>
      {blocked.map(({ key, title, reasons }) => (
        <div key={key}>
          <h3>{t('mortgage.obstaclesTo', { what: title })}</h3>
          <ul>
            {reasons.map(({ code, text }) => (
              <li key={text}>
                {text}{' '}
                {code.startsWith('FUND_') && (
                  <Link to={`/mortgage-contracts/${item.contractId}`}>{t('mortgage.toFees')}</Link>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Its lifecycle with its place in it, as the server has it. */
function useChart({ lifecycle: key, lifecycleVersion: version, state, clocks }: WholeMortgageCaseFragment) {
  const { data } = useQuery(MortgageChartDocument, { variables: { key, version } });
  const passage = clocks.map((clock) => ({ state: clock.state.key, at: clock.startedAt }));
  return chartOfCase(data?.lifecycleChart, { state, passage });
}
