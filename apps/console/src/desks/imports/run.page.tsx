import { useQuery } from '@apollo/client/react';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ImportRunDocument, type ImportRunQuery, type WholeImportFragment } from '../../gql/imports/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { type RunStep, RunSteps } from '../../ui/run-steps.tsx';
import { ChangesTable } from './changes-table.tsx';
import { ConfirmImport } from './confirm-import.tsx';
import { FaultsTable } from './faults-table.tsx';
import { ImportState } from './import-state.tsx';
import { MappingForm } from './mapping-form.tsx';

/** One import from its file to its rows (X5). May be left at any step and taken up again. */
export default function RunPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(ImportRunDocument, {
    variables: { id },
    pollInterval: 1_000,
    notifyOnNetworkStatusChange: false,
  });
  const run = data?.importRun;
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!run) return <EmptyState title={t('ui.failure.NOT_FOUND')} />;
  // What waits for a person does not change by itself.
  if (run.state === 'reading' || run.state === 'committing') startPolling(1_000);
  else stopPolling();
  const moved = (): void => {
    startPolling(1_000);
    void refetch();
  };
  return (
    <RecordPage
      name={run.fileName}
      number={run.kind.title}
      state={<ImportState state={run.state} />}
      actions={<ConfirmImport run={run} moved={moved} />}
      timeline={
        <>
          <Section title={t('imports.steps')}>
            <Steps run={run} />
          </Section>
          <Section title={t('imports.facts')}>
            <About run={run} />
          </Section>
        </>
      }
    >
      <Outcome run={run} />
      {run.availableTransitions.includes('map') && <MappingForm key={run.version} run={run} moved={moved} />}
      {run.state === 'ready' && <ChangesTable key={run.version} runId={run.id} />}
      {run.faultyCount > 0 && <FaultsTable run={run} counts={data.importFaultCounts} />}
    </RecordPage>
  );
}

/** What went wrong, or what became of it. */
function Outcome({ run }: { run: WholeImportFragment }): ReactNode {
  const t = useText();
  const open = useOpenText();
  if (run.state === 'failed') {
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={open('imports.failure', run.failure ?? '')}
        description={run.failureLine ? t('imports.failureLine', { line: run.failureLine }) : t('imports.failureAdvice')}
      />
    );
  }
  if (run.state === 'ready' && run.failure === 'CHANGED_MEANWHILE') {
    return <Alert type="warning" showIcon role="alert" title={t('imports.failure.CHANGED_MEANWHILE')} />;
  }
  if (run.state !== 'committed') return null;
  const updates = run.settings.some(({ key, value }) => key === 'knownNumbers' && value === 'update');
  return (
    <Alert
      type="success"
      showIcon
      title={t(updates ? 'imports.doneUpdating' : 'imports.done', { count: run.committedCount ?? 0 })}
      description={
        run.faultyCount > 0 && (
          <Link to={`/quality?run=${run.id}`}>{t('imports.toQueue', { count: run.faultyCount })}</Link>
        )
      }
    />
  );
}

function About({ run }: { run: NonNullable<ImportRunQuery['importRun']> }): ReactNode {
  const t = useText();
  const open = useOpenText();
  return (
    <Facts
      facts={[
        { key: 'rows', label: t('imports.rows'), value: <Count value={run.rowCount} /> },
        { key: 'faulty', label: t('imports.faulty'), value: <Count value={run.faultyCount} /> },
        {
          key: 'size',
          label: t('imports.size'),
          value: t('imports.kilobytes', { size: Math.ceil(run.fileSize / 1024) }),
        },
        {
          key: 'encoding',
          label: t('imports.encoding'),
          value: run.encoding ? open('imports.encodingName', run.encoding) : <None />,
        },
        { key: 'by', label: t('imports.by'), value: run.startedByName },
        { key: 'at', label: t('imports.at'), value: <Instant value={run.createdAt} /> },
        { key: 'raw', label: t('imports.raw'), value: <a href={`/files/${run.fileId}`}>{t('imports.download')}</a> },
      ]}
    />
  );
}

function Steps({ run }: { run: WholeImportFragment }): ReactNode {
  const t = useText();
  const order = ['upload', 'mapping', 'reading', 'ready', 'committing'] as const;
  const at = {
    reading: run.headings.length > 0 ? 2 : 1,
    mapping: 1,
    ready: 3,
    committing: 4,
    committed: 5,
    cancelled: 5,
    failed: 2,
  }[run.state];
  const stopped = run.state === 'cancelled';
  const steps = order.map((key, i): RunStep => {
    const waits = run.state === 'mapping' || run.state === 'ready';
    const state: RunStep['state'] =
      stopped && i > 0
        ? 'ahead'
        : i < at
          ? 'done'
          : i > at
            ? 'ahead'
            : run.state === 'failed'
              ? 'failed'
              : waits
                ? 'waits'
                : 'running';
    const share = run.fileSize > 0 ? run.bytesRead / run.fileSize : 0;
    return {
      key,
      title: t(`imports.step.${key}`),
      state,
      stateText: t(`imports.stepState.${state}`),
      ...(key === 'reading' && run.state === 'reading' && i === at && { progress: Math.min(1, share) }),
      ...(key === 'reading' && run.rowCount > 0 && { detail: t('imports.read', { count: run.rowCount }) }),
    };
  });
  return <RunSteps steps={steps} />;
}
