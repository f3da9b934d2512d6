import { useApolloClient, useQuery } from '@apollo/client/react';
import { type ReactNode, useCallback } from 'react';
import { useParams } from 'react-router';
import {
  RiskChartDocument,
  RiskDeskDocument,
  RiskFollowUpsDocument,
  RiskRunDocument,
  RiskRunStandingDocument,
  type WholeRiskRunFragment,
} from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { useChanges } from '../../shell/use-changes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Instant, Money, None, useDayText } from '../../ui/figures.tsx';
import type { LifecycleStep } from '../../ui/lifecycle.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { BringFile } from './bring-file.tsx';
import { FollowUpsTable } from './follow-ups-table.tsx';
import { RunFiles } from './run-files.tsx';
import { RunChanges, RunGroups } from './run-groups.tsx';
import { RunMoves } from './run-moves.tsx';
import { RunQuestions } from './run-questions.tsx';
import { RunStanding } from './run-standing.tsx';
import { RunState } from './run-state.tsx';
import { RunTraders } from './run-traders.tsx';
import './risk.css';

/** One risk day, from its file to its closing (T9). May be left at any step and taken up again, by others too. */
export default function RunPage(): ReactNode {
  const t = useText();
  const client = useApolloClient();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(RiskRunDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    // Should no word of changes come through, the page is late and not wrong.
    pollInterval: 60_000,
  });
  const run = data?.riskRun;
  const heard = useCallback(async (): Promise<void> => {
    const standing = { query: RiskRunStandingDocument, variables: { id } };
    const { data: now } = await client.query({ ...standing, fetchPolicy: 'no-cache' });
    const shown = client.readQuery({ query: RiskRunDocument, variables: { id } })?.riskRun?.version;
    const same = now?.riskRun?.version === shown;
    // An answer that a decision overtook would put its older version beside what the decision brought.
    if (now && same) client.writeQuery({ ...standing, data: now });
    await client.refetchQueries({ include: ['RiskFollowUps', ...(same ? [] : ['RiskRun', 'RiskTraders'])] });
  }, [client, id]);
  useChanges('riskRun', id, () => void heard());
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!run) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  return <Whole key={run.id} run={run} refetch={() => void refetch()} />;
}

function Whole({ run, refetch }: { run: WholeRiskRunFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const screened = run.fileName != null;
  const screening = ['screen', 'review'].includes(run.state.key);
  const dayText = useDayText();
  const steps = useSteps(run);
  return (
    <RecordPage
      name={t('risk.dayOf', { day: dayText(run.tradingDay) })}
      number={run.market.name}
      state={<RunState run={run} />}
      {...(steps.length > 0 && { lifecycle: steps })}
      timeline={
        <>
          <Closing run={run} />
          <Hands run={run} />
        </>
      }
      below={
        <>
          <FollowUps run={run} />
          {screened && <RunTraders run={run} refetch={refetch} />}
          <RunFiles files={run.files} />
          {!screening && <RunQuestions run={run} refetch={refetch} />}
        </>
      }
    >
      <NextStep run={run} refetch={refetch} />
      {screening && <RunQuestions run={run} refetch={refetch} />}
      <RunStanding run={run} />
      {screening && <RunGroups run={run} />}
      {screened && <RunChanges run={run} />}
    </RecordPage>
  );
}

/** What comes next, whose turn it is, and the buttons for it. */
function NextStep({ run, refetch }: { run: WholeRiskRunFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [bringing, takes] = [run.state.key === 'import', may('risk.import')];
  const { data } = useQuery(RiskDeskDocument, { skip: !bringing || !takes });
  const key = run.state.key as 'import' | 'screen' | 'review' | 'send' | 'receipt' | 'followUp' | 'closed';
  return (
    <Section title={t('risk.next')}>
      <div className="k-stack">
        <p>{t(`risk.next.${key}`, { questions: run.openQuestions })}</p>
        {bringing && data && data.today.date === run.tradingDay && (
          <BringFile markets={data.riskMarkets.filter(({ id }) => id === run.market.id)} today={data.today} />
        )}
        <RunMoves run={run} refetch={refetch} />
      </div>
    </Section>
  );
}

/** The two sums of the day, and its paper. */
function Closing({ run }: { run: WholeRiskRunFragment }): ReactNode {
  const t = useText();
  const { approved, missing, unexplained, segments, cost } = run.balance;
  const sum = (value: number): ReactNode => (
    <StateChip tone={value === 0 ? 'good' : 'bad'}>
      <Count value={value} />
    </StateChip>
  );
  return (
    <Section title={t('risk.closing')}>
      {approved === 0 ? (
        <p className="k-quiet">{t('risk.closing.nothing')}</p>
      ) : (
        <Facts
          facts={[
            { key: 'approved', label: t('risk.snapshot'), value: <Count value={approved} /> },
            { key: 'missing', label: t('risk.missing'), value: sum(missing) },
            { key: 'unexplained', label: t('risk.unexplained'), value: sum(unexplained) },
            { key: 'segments', label: t('risk.segments'), value: <Count value={segments} /> },
            { key: 'cost', label: t('risk.cost'), value: <Money fen={cost} /> },
          ]}
        />
      )}
      <p className="k-proof">
        <a href={`/risk/runs/${run.id}/proof`}>{t('risk.proofOfDay')}</a>
      </p>
    </Section>
  );
}

/** Whose hands it went through, and by when it must be closed. */
function Hands({ run }: { run: WholeRiskRunFragment }): ReactNode {
  const t = useText();
  const by = (who: string | null | undefined, at: string | null | undefined): ReactNode =>
    who ? (
      <>
        {who}
        {at && (
          <>
            {' · '}
            <Instant value={at} />
          </>
        )}
      </>
    ) : (
      <None />
    );
  const taken = run.files.find(({ refused }) => !refused);
  return (
    <Section title={t('risk.hands')}>
      <Facts
        facts={[
          { key: 'file', label: t('risk.file'), value: run.fileName ?? <None /> },
          { key: 'rows', label: t('risk.rows'), value: run.rows == null ? <None /> : <Count value={run.rows} /> },
          { key: 'screened', label: t('risk.screenedBy'), value: by(run.screenedBy, taken?.importedAt) },
          { key: 'submitted', label: t('risk.submittedBy'), value: by(run.submittedBy, run.submittedAt) },
          {
            key: 'approved',
            label: t('risk.approvedBy'),
            value: by(run.autoApproved ? t('risk.bySettings') : run.approvedBy, run.approvedAt),
          },
          { key: 'sent', label: t('risk.sentAt'), value: <Instant value={run.sentAt} /> },
          { key: 'closed', label: t('risk.closedBy'), value: by(run.closedBy, run.closedAt) },
          { key: 'closeBy', label: t('risk.closeBy'), value: <Instant value={run.closeBy} /> },
        ]}
      />
    </Section>
  );
}

/** Those whom no notice of the day reached. */
function FollowUps({ run }: { run: WholeRiskRunFragment }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { data, refetch } = useQuery(RiskFollowUpsDocument, {
    variables: { runId: run.id, first: 100 },
    skip: run.balance.approved === 0 || !may('risk.readFollowUps'),
  });
  const rows = data?.riskFollowUps.nodes ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('risk.followUps')}>
      <FollowUpsTable rows={rows} changed={() => void refetch()} />
    </Section>
  );
}

/** The way of a day as the server has it, with when each step was reached. */
function useSteps(run: WholeRiskRunFragment): LifecycleStep[] {
  const { data } = useQuery(RiskChartDocument, {
    variables: { key: run.lifecycle, version: run.lifecycleVersion },
  });
  const states = data?.lifecycleChart.states ?? [];
  const at = states.findIndex(({ key }) => key === run.state.key);
  const taken = run.files.find(({ refused }) => !refused);
  const reached: Readonly<Record<string, string | null | undefined>> = {
    screen: taken?.importedAt,
    review: run.submittedAt,
    send: run.approvedAt,
    receipt: run.sentAt,
    closed: run.closedAt,
  };
  return states.map(({ key, title }, place) => {
    const when = place <= at ? reached[key] : null;
    return {
      key,
      label: title,
      place: place < at ? 'was' : place === at ? 'is' : 'ahead',
      ...(when && { note: <Instant value={when} /> }),
    };
  });
}
