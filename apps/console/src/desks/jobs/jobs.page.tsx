import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { JobsDocument } from '../../gql/jobs/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Duration } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { QueuesTable } from './queues-table.tsx';
import { SchedulesTable } from './schedules-table.tsx';

/** Queues, schedules and workers, as they are now (X11). */
export default function JobsPage(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(JobsDocument, { pollInterval: 5000 });
  if (!data)
    return error ? <ErrorState page={t('jobs.title')} error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { jobs } = data;
  return (
    <>
      <header className="k-head">
        <h1>{t('jobs.title')}</h1>
        <StateChip tone={jobs.workers > 0 ? 'good' : 'bad'}>{t('jobs.workers', { count: jobs.workers })}</StateChip>
        <span className="k-grow" />
        <a href="/jobs-board">{t('jobs.board')}</a>
      </header>
      <div className="k-stack">
        <Section title={t('jobs.queues')}>
          <QueuesTable queues={jobs.queues} />
        </Section>
        <Section title={t('jobs.schedules')}>
          <SchedulesTable schedules={jobs.schedules} />
        </Section>
        <Section title={t('jobs.outbox')}>
          <Facts
            facts={[
              { key: 'waiting', label: t('jobs.outbox.waiting'), value: <Count value={jobs.outboxWaiting} /> },
              {
                key: 'oldest',
                label: t('jobs.outbox.oldest'),
                value: <Duration seconds={Math.round(jobs.outboxOldestSeconds)} />,
              },
              {
                key: 'backend',
                label: t('jobs.backend'),
                value: jobs.backend === 'redis' ? t('jobs.backend.redis') : t('jobs.backend.postgres'),
              },
            ]}
          />
        </Section>
      </div>
    </>
  );
}
