import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import {
  HrRequestChartDocument,
  HrRequestDocument,
  RevealHrAnswerDocument,
  type WholeHrRequestFragment,
} from '../../gql/hr/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { chartOfCase } from '../../ui/chart-of-case.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Instant, None } from '../../ui/figures.tsx';
import type { LifecycleStep } from '../../ui/lifecycle.tsx';
import { LifecycleState } from '../../ui/lifecycle-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { MaskedField } from '../../ui/masked-field.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { ApprovalRounds } from '../approvals/approval-rounds.tsx';
import { PaperChecklist } from '../archive/paper-checklist.tsx';
import { LettersOf } from '../letters/letters-of.tsx';
import { TasksOf } from '../tasks/tasks-of.tsx';
import { Mirror } from './mirror.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { Qualifications } from './qualifications.tsx';
import { revealed } from './revealed.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { Situation } from './situation.tsx';
import { TrialSection } from './trial.tsx';
import './hr.css';

/** One request: what it asks for, where it is, what moves with it, who decides (H1, H5). */
export default function RequestPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  // Others decide it meanwhile.
  const { data, error, refetch } = useQuery(HrRequestDocument, {
    variables: { id },
    pollInterval: 15_000,
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.hrRequest) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return <Whole key={data.hrRequest.id} request={data.hrRequest} refetch={() => void refetch()} />;
}

const mendable: readonly string[] = ['draft', 'returned'];

function Whole({ request, refetch }: { request: WholeHrRequestFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [dating, setDating] = useState(false);
  const { steps, ways } = useChart(request);
  const { id, number, kindTitle, person, state, own, version, personId } = request;
  const transfer = request.kind === 'transfer';
  return (
    <RecordPage
      name={own ? kindTitle : `${kindTitle} ${person}`}
      number={number}
      state={<LifecycleState state={state} />}
      lifecycle={steps}
      ways={ways}
      actions={
        <>
          {own && mendable.includes(state.key) && (
            <Link className="k-button" to={`/hr-requests/${id}/edit`}>
              {t('hr.mend')}
            </Link>
          )}
          {state.key === 'amendmentSigned' && may('hrRequest.carryOut') && (
            <Button type="primary" onClick={() => setDating(true)}>
              {t('hr.setDay')}
            </Button>
          )}
          <MoveButtons request={request} refetch={refetch} />
        </>
      }
      timeline={
        <>
          {!own && <Progress steps={steps} request={request} />}
          <ApprovalRounds subject={{ type: 'hrRequest', id }} version={version} changed={refetch} />
        </>
      }
    >
      <Answer request={request} />
      <Obstacles request={request} />
      {own && <Progress steps={steps} request={request} />}
      <Asked request={request} />
      {transfer && request.situation && <Situation situation={request.situation} />}
      {transfer && !own && request.toPostId && <Mirror request={request} changed={refetch} />}
      {transfer && <TrialSection request={request} />}
      {transfer && <Qualifications personId={personId} own={own} changed={refetch} />}
      <PaperChecklist subjectType="hrRequest" subjectId={id} changed={refetch} />
      <LettersOf subjectType="hrRequest" subjectId={id} />
      {!own && <TasksOf subjectType="hrRequest" subjectId={id} />}
      {dating && <ScheduleDialog request={request} close={() => setDating(false)} done={refetch} />}
    </RecordPage>
  );
}

/** Why it was returned or rejected; by when an answer is owed. */
function Answer({ request }: { request: WholeHrRequestFragment }): ReactNode {
  const t = useText();
  const { answerReason, answerBy, overdue, state } = request;
  if (answerReason) {
    return (
      <section className="k-problems" aria-label={state.title}>
        <h3>{state.title}</h3>
        <p>{answerReason}</p>
      </section>
    );
  }
  if (!answerBy) return null;
  return (
    <p>
      {t('hr.answerBy')} <Instant value={answerBy} /> {overdue && <StateChip tone="bad">{t('hr.overdue')}</StateChip>}
    </p>
  );
}

/** Every reason why it cannot be handed in. */
function Obstacles({ request }: { request: WholeHrRequestFragment }): ReactNode {
  const t = useText();
  const blocked = request.transitions.filter(({ reasons }) => reasons.length > 0);
  if (blocked.length === 0) return null;
  return (
    <section className="k-problems" aria-label={t('hr.obstacles')}>
      {blocked.map(({ key, title, reasons }) => (
        <div key={key}>
          <h3>{t('hr.obstaclesTo', { what: title })}</h3>
          <ul>
            {reasons.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Asked({ request }: { request: WholeHrRequestFragment }): ReactNode {
  const t = useText();
  const where = (unit: string | null | undefined, title: string | null | undefined): ReactNode =>
    title ? `${unit ?? ''} · ${title}` : <None />;
  return (
    <Section title={t('hr.asked')}>
      <Facts
        facts={[
          ...(request.own
            ? []
            : [{ key: 'person', label: t('hr.applicant'), value: <PersonLink request={request} /> }]),
          ...(request.kind === 'transfer'
            ? [
                { key: 'from', label: t('hr.field.fromHoldingId'), value: where(request.fromUnit, request.fromTitle) },
                { key: 'to', label: t('hr.field.toPostId'), value: where(request.toUnit, request.toTitle) },
                { key: 'desired', label: t('hr.field.desiredOn'), value: <BusinessDate value={request.desiredOn} /> },
                { key: 'effective', label: t('hr.effectiveOn'), value: <BusinessDate value={request.effectiveOn} /> },
              ]
            : []),
          ...request.answers.map(({ key, label, shown, sealed }) => ({
            key,
            label,
            value: !shown ? (
              <None />
            ) : sealed ? (
              <SealedAnswer request={request} answer={{ key, label, shown }} />
            ) : (
              <AnswerText request={request} answer={{ key, shown }} />
            ),
          })),
          { key: 'submitted', label: t('hr.submittedAt'), value: <Instant value={request.submittedAt} /> },
        ]}
      />
    </Section>
  );
}

/** An answer that everybody who sees the request reads; a day as days are written. */
function AnswerText({
  request,
  answer: { key, shown },
}: {
  request: WholeHrRequestFragment;
  answer: { key: string; shown: string };
}): ReactNode {
  const field = request.form?.fields.find((each) => each.key === key);
  return field?.type === 'date' ? <BusinessDate value={shown} /> : <span className="hr-words">{shown}</span>;
}

/** A sealed answer: masked, in clear for a reason to whose it is and to HR. */
function SealedAnswer({
  request,
  answer: { key, label, shown },
}: {
  request: WholeHrRequestFragment;
  answer: { key: string; label: string; shown: string };
}): ReactNode {
  const { may } = useSession();
  const [ask] = useMutation(RevealHrAnswerDocument);
  const reveal = async (reason: string): Promise<string> =>
    revealed(await ask({ variables: { id: request.id, key, reason } }));
  const open = request.own || may('hrRequest.review');
  return <MaskedField masked={shown} label={label} {...(open && { reveal })} />;
}

function PersonLink({ request: { person, personId } }: { request: WholeHrRequestFragment }): ReactNode {
  const { may } = useSession();
  return may('hrRecord.read') ? <Link to={`/hr-people/${personId}`}>{person}</Link> : person;
}

/** Each step with its date, one below the other: what a phone shows instead of the drawn chart. */
function Progress({ steps, request }: { steps: readonly LifecycleStep[]; request: WholeHrRequestFragment }): ReactNode {
  const t = useText();
  const shown = steps.filter(({ aside, place }) => !aside || place !== 'ahead');
  return (
    <Section title={t('hr.progress')}>
      <ol className="hr-progress">
        {shown.map(({ key, label, place, note }) => (
          <li key={key} data-place={place} aria-current={place === 'is' ? 'step' : undefined}>
            <span>
              {place === 'was' && '✓ '}
              {label}
            </span>
            <small className="k-quiet">
              {note ?? (place === 'ahead' ? t('hr.ahead') : null)}
              {place === 'is' && request.waiting && (
                <>
                  {' · '}
                  {t('hr.waitsFor', { step: request.waiting.title })}
                </>
              )}
            </small>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Its lifecycle with its place in it, as the server has it. */
function useChart({ lifecycle: key, lifecycleVersion: version, state, passage, effectiveOn }: WholeHrRequestFragment) {
  const { data } = useQuery(HrRequestChartDocument, { variables: { key, version } });
  const due = effectiveOn ? { on: effectiveOn, state: 'effective' } : null;
  return chartOfCase(data?.lifecycleChart, { state, passage, due });
}
