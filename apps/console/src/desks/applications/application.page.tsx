import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import {
  ApplicationChartDocument,
  ApplicationDocument,
  type WholeApplicationFragment,
} from '../../gql/applications/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { chartOfCase } from '../../ui/chart-of-case.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Count, Instant, None } from '../../ui/figures.tsx';
import { LifecycleState } from '../../ui/lifecycle-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { ApprovalRounds } from '../approvals/approval-rounds.tsx';
import { AssignApprovals } from '../approvals/assign-approvals.tsx';
import { PaperChecklist } from '../archive/paper-checklist.tsx';
import { TasksOf } from '../tasks/tasks-of.tsx';
import { ApplicationTimeline } from './application-timeline.tsx';
import { Lookalikes } from './lookalikes.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { TraderBalance } from './trader-balance.tsx';
import { Wanted } from './wanted.tsx';
import './applications.css';

/** One application: what it asks for, where it stands, what stands in its way, who decides (T1–T4). */
export default function ApplicationPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  // Others review it meanwhile.
  const { data, error, refetch } = useQuery(ApplicationDocument, {
    variables: { id },
    pollInterval: 15_000,
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.application) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return <Whole key={data.application.id} application={data.application} refetch={() => void refetch()} />;
}

const mendable: readonly string[] = ['draft', 'returned'];

function Whole({ application, refetch }: { application: WholeApplicationFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [assigning, setAssigning] = useState(false);
  const { steps, ways } = useChart(application);
  const { id, kind, number, name, state, waiting, version, traderId } = application;
  return (
    <RecordPage
      name={`${t(`applications.kind.${kind}`)} ${name || t('applications.unnamed')}`}
      number={number}
      state={<LifecycleState state={state} />}
      lifecycle={steps}
      ways={ways}
      actions={
        <>
          {waiting && may('approval.assign') && (
            <Button onClick={() => setAssigning(true)}>{t('approvals.assign')}</Button>
          )}
          {mendable.includes(state.key) && may('application.enter') && (
            <Link className="k-button" to={`/applications/${id}/edit`}>
              {t('applications.mend')}
            </Link>
          )}
          <MoveButtons application={application} refetch={refetch} />
        </>
      }
      timeline={
        <>
          <ApprovalRounds subject={{ type: 'application', id }} version={version} changed={refetch} />
          <ApplicationTimeline application={application} />
        </>
      }
    >
      <Obstacles application={application} />
      <Wanted application={application} />
      {kind === 'closing' && traderId && <TraderBalance traderId={traderId} state={state.key} changed={refetch} />}
      <Lookalikes application={application} />
      <PaperChecklist subjectType="application" subjectId={id} changed={refetch} />
      <Entered application={application} />
      <TasksOf subjectType="application" subjectId={id} />
      {assigning && waiting && (
        <AssignApprovals approvalIds={[waiting.approvalId]} close={() => setAssigning(false)} done={refetch} />
      )}
    </RecordPage>
  );
}

/** Every reason why it cannot be handed in, or taken back. */
function Obstacles({ application }: { application: WholeApplicationFragment }): ReactNode {
  const t = useText();
  const submit = application.transitions.find(({ key }) => key === 'submit');
  if (!submit || submit.reasons.length === 0) return null;
  return (
    <section className="k-problems" aria-label={t('applications.obstacles')}>
      <h3>{t('applications.obstacles')}</h3>
      <ul>
        {submit.reasons.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

/** Its lifecycle with its place in it, as the server has it. */
function useChart({
  lifecycle: key,
  lifecycleVersion: version,
  state,
  passage,
  effectiveOn,
}: WholeApplicationFragment) {
  const { data } = useQuery(ApplicationChartDocument, { variables: { key, version } });
  const due = effectiveOn ? { on: effectiveOn, state: 'active' } : null;
  return chartOfCase(data?.lifecycleChart, { state, passage, due });
}

function Entered({ application }: { application: WholeApplicationFragment }): ReactNode {
  const t = useText();
  const { kind, traderId } = application;
  return (
    <Section title={t('applications.facts')}>
      <Facts
        facts={[
          ...(traderId
            ? [
                {
                  key: 'trader',
                  label: t('applications.trader'),
                  value: <Link to={`/traders/${traderId}`}>{application.name}</Link>,
                },
              ]
            : []),
          { key: 'traderKind', label: t('traders.kind'), value: t(`traders.kind.${application.traderKind}`) },
          { key: 'branch', label: t('applications.branch'), value: application.branch.name },
          ...(kind === 'opening'
            ? [
                {
                  key: 'traderNumber',
                  label: t('applications.traderNumber'),
                  value: application.traderNumber ?? t('applications.traderNumberGiven'),
                },
                {
                  key: 'startsOn',
                  label: t('applications.startsOn'),
                  value: <BusinessDate value={application.startsOn} />,
                },
              ]
            : []),
          ...(application.years != null
            ? [{ key: 'years', label: t('applications.years'), value: <Count value={application.years} /> }]
            : []),
          ...(kind === 'closing' && application.closingReason
            ? [
                {
                  key: 'closingReason',
                  label: t('applications.closingReason'),
                  value: t(`applications.closingReason.${application.closingReason}`),
                },
              ]
            : []),
          ...(kind === 'change'
            ? [
                {
                  key: 'effectiveOn',
                  label: t('applications.effectiveOn'),
                  value: application.effectiveOn ? (
                    <BusinessDate value={application.effectiveOn} />
                  ) : (
                    t('applications.atOnce')
                  ),
                },
              ]
            : []),
          {
            key: 'entered',
            label: t('applications.enteredBy'),
            value: (
              <>
                {application.enteredBy} · {t(`applications.via.${application.enteredVia}`)} ·{' '}
                <Instant value={application.createdAt} />
              </>
            ),
          },
          { key: 'note', label: t('applications.note'), value: application.note || <None /> },
        ]}
      />
    </Section>
  );
}
