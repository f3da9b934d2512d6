import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { RenewalRunDocument, type RenewalRunQuery } from '../../gql/renewals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useQueueFilters } from '../../ui/queue-table.tsx';
import { Section } from '../../ui/record-page.tsx';
import { type RunStep, RunSteps } from '../../ui/run-steps.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { MessageState } from '../messaging/message-state.tsx';
import { OnTime } from './on-time.tsx';
import { PlanButton } from './plan-button.tsx';
import { UnreachableTraders } from './unreachable-traders.tsx';

type Run = RenewalRunQuery['renewalRun'];

const keys = ['day'] as const;

/** The reminders of a day: planned, sent, arrived, and what is left open (T3). */
export default function RenewalsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [{ day }, change] = useQueueFilters(keys);
  const {
    data: fresh,
    previousData,
    error,
    refetch,
  } = useQuery(RenewalRunDocument, {
    variables: { day: day || null },
    pollInterval: 5_000,
  });
  // The day before stays until the chosen one is here.
  const data = fresh ?? previousData;
  if (!data)
    return error ? (
      <ErrorState page={t('renewals.title')} error={error} retry={() => void refetch()} />
    ) : (
      <PageLoading />
    );
  const run = data.renewalRun;
  const today = run.missing !== null;
  return (
    <>
      <header className="k-head">
        <h1>{t('renewals.title')}</h1>
        <StateChip tone={run.officeDay ? 'good' : run.officeDay === null ? 'bad' : 'neutral'}>
          {t(run.officeDay ? 'renewals.officeDay' : run.officeDay === null ? 'renewals.unknownDay' : 'renewals.dayOff')}
        </StateChip>
        <span className="k-grow" />
        <label className="k-filter">
          <span>{t('renewals.day')}</span>
          <DayInput required label={t('renewals.day')} value={run.day} onChange={(chosen) => change({ day: chosen })} />
        </label>
        {today && may('renewal.plan') && <PlanButton done={() => void refetch()} />}
        <Link to="/renewal-terms">{t('renewals.terms')}</Link>
        {may('renewal.settings') && <Link to="/renewal-settings">{t('renewals.settings')}</Link>}
      </header>
      <div className="k-columns">
        <div className="k-stack">
          <Section title={t('renewals.run')}>
            <Progress run={run} />
          </Section>
          {today && <UnreachableTraders />}
        </div>
        <aside className="k-stack">
          <Section title={t('renewals.closing')}>
            <Closing run={run} />
          </Section>
          <OnTime />
        </aside>
      </div>
    </>
  );
}

/** Count of the messages in some states, and where to see them. */
function countOf(run: Run, ...states: string[]): number {
  return run.states.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
}

/** How far the day's messages have come. */
function Progress({ run }: { run: Run }): ReactNode {
  const t = useText();
  const sent = countOf(run, 'accepted', 'delivered', 'undelivered');
  const arrived = countOf(run, 'delivered', 'undelivered');
  const trouble = countOf(run, 'failed', 'expired', 'parked', 'undelivered');
  const settled = countOf(run, 'suppressed', 'failed', 'expired', 'parked');
  const share = (done: number): number => (run.planned === 0 ? 1 : done / run.planned);
  const step = (key: 'planned' | 'sent' | 'arrived', done: number, detail: ReactNode): RunStep => {
    const state = done >= run.planned ? (trouble > 0 && key === 'arrived' ? 'waits' : 'done') : 'running';
    return {
      key,
      title: t(`renewals.step.${key}`),
      state: run.planned === 0 ? 'ahead' : state,
      stateText: t(`renewals.stepState.${run.planned === 0 ? 'ahead' : state}`),
      detail,
      ...(run.planned > 0 && done < run.planned && { progress: share(done) }),
    };
  };
  const steps = [
    step('planned', run.planned, t('renewals.step.plannedDetail', { count: run.planned })),
    step('sent', sent + settled, t('renewals.step.sentDetail', { count: sent })),
    step('arrived', arrived + settled, t('renewals.step.arrivedDetail', { count: countOf(run, 'delivered') })),
  ];
  return <RunSteps steps={steps} />;
}

function Closing({ run }: { run: Run }): ReactNode {
  const t = useText();
  return (
    <Facts
      facts={[
        { key: 'day', label: t('renewals.day'), value: <BusinessDate value={run.day} weekday /> },
        ...run.states.map(({ state, count }) => ({
          key: state,
          label: t('messaging.state'),
          value: (
            <Link to={`/messages?day=${run.day}&states=${state}`}>
              <MessageState state={state} /> <Count value={count} />
            </Link>
          ),
        })),
        {
          key: 'missing',
          label: t('renewals.missing'),
          value: run.missing === null ? <None /> : <Count value={run.missing} />,
        },
        {
          key: 'unreachable',
          label: t('renewals.unreachable'),
          value: run.unreachable === null ? <None /> : <Count value={run.unreachable} />,
        },
        { key: 'open', label: t('renewals.withoutReceipt'), value: <Count value={run.withoutReceipt} /> },
        { key: 'first', label: t('renewals.firstPlanned'), value: <Instant value={run.firstPlannedAt} /> },
        { key: 'last', label: t('renewals.lastLooked'), value: <Instant value={run.lastPlannedAt} /> },
      ]}
    />
  );
}
