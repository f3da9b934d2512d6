import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { JobsDocument } from '../../gql/jobs/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';

/** Jobs that gave up and queues that nobody serves; nothing while all is well. */
export default function FailedJobsCard(): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { data } = useQuery(JobsDocument, { pollInterval: 60_000 });
  const stuck = (data?.jobs.queues ?? []).filter(({ failed, attended }) => failed > 0 || !attended);
  if (stuck.length === 0) return null;
  return (
    <section className="k-card">
      <h2>{t('jobs.card.title')}</h2>
      <ul className="k-list">
        {stuck.map((queue) => (
          <li key={queue.name}>
            <Link to="/jobs">{open('jobs.queueName', queue.name)}</Link>
            <span>{queue.attended ? t('jobs.card.failed', { count: queue.failed }) : t('jobs.queue.unattended')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
