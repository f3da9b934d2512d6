import { useQuery } from '@apollo/client/react';
import { Alert, Progress } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { ImportRunDocument, type ImportRunQuery, type WholeImportFragment } from '../../gql/imports/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { ChangesTable } from './changes-table.tsx';
import { ConfirmImport } from './confirm-import.tsx';
import { FaultsTable } from './faults-table.tsx';
import { ImportState } from './import-state.tsx';
import { MappingForm } from './mapping-form.tsx';

const order = ['upload', 'mapping', 'reading', 'ready', 'committing'] as const;

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
  // What waits for a person does not change by itself.
  const moves = run?.state === 'reading' || run?.state === 'committing';
  useEffect(() => {
    if (moves) startPolling(1_000);
    else if (run) stopPolling();
  }, [moves, run, startPolling, stopPolling]);
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!run) return <EmptyState title={t('ui.failure.NOT_FOUND')} />;
  const moved = (): void => {
    startPolling(1_000);
    void refetch();
  };
  return (
    <RecordPage
      name={run.fileName}
      number={run.kind.title}
      state={<ImportState state={run.state} />}
      lifecycle={stepsOf(run).map(({ key, place }) => ({
        key,
        place,
        label: t(`imports.step.${key}`),
        ...(key === 'reading' && run.rowCount > 0 && { note: t('imports.read', { count: run.rowCount }) }),
      }))}
      actions={<ConfirmImport run={run} moved={moved} />}
      timeline={
        <Section title={t('imports.facts')}>
          <About run={run} />
        </Section>
      }
      below={
        <>
          {run.state === 'ready' && <ChangesTable key={run.version} runId={run.id} />}
          {run.faultyCount > 0 && <FaultsTable run={run} counts={data.importFaultCounts} />}
        </>
      }
    >
      <Outcome run={run} />
      {run.rowCount > 0 && <Found run={run} />}
      {run.availableTransitions.includes('map') && <MappingForm key={run.version} run={run} moved={moved} />}
    </RecordPage>
  );
}

/** How many rows there are, how many may come in, and how many wait. */
function Found({ run }: { run: WholeImportFragment }): ReactNode {
  const t = useText();
  return (
    <Section title={t('imports.found')}>
      <dl className="k-tiles">
        <div>
          <dt>{t('imports.rows')}</dt>
          <dd>
            <Count value={run.rowCount} />
          </dd>
        </div>
        <div>
          <dt>{t('imports.clean')}</dt>
          <dd>
            <Count value={run.rowCount - run.faultyCount} />
          </dd>
        </div>
        <div>
          <dt>{t('imports.faulty')}</dt>
          <dd>
            <Count value={run.faultyCount} />
          </dd>
        </div>
      </dl>
    </Section>
  );
}

/** What goes on, what went wrong, or what became of it. */
function Outcome({ run }: { run: WholeImportFragment }): ReactNode {
  const t = useText();
  const open = useOpenText();
  if (run.state === 'reading') {
    const share = run.fileSize > 0 ? Math.min(1, run.bytesRead / run.fileSize) : 0;
    return (
      <Section title={t('imports.state.reading')}>
        <Progress percent={Math.floor(share * 100)} aria-label={t('imports.state.reading')} />
      </Section>
    );
  }
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

/** The steps of an import, and where this one stands. */
function stepsOf(run: WholeImportFragment): { key: (typeof order)[number]; place: 'was' | 'is' | 'ahead' }[] {
  const at = {
    reading: run.headings.length > 0 ? 2 : 1,
    mapping: 1,
    ready: 3,
    committing: 4,
    committed: 4,
    cancelled: run.rowCount > 0 ? 3 : 1,
    failed: 2,
  }[run.state];
  return order.map((key, i) => ({ key, place: i < at ? 'was' : i === at ? 'is' : 'ahead' }));
}
