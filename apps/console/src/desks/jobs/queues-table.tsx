import type { ReactNode } from 'react';
import type { JobsQuery } from '../../gql/jobs/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { Count } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

/** Each queue and how many of its jobs are where. */
export function QueuesTable({ queues }: { queues: JobsQuery['jobs']['queues'] }): ReactNode {
  const t = useText();
  const open = useOpenText();
  if (queues.length === 0) return <p className="k-quiet">{t('jobs.queues.none')}</p>;
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('jobs.queue')}</th>
          <th>{t('jobs.queue.state')}</th>
          <th className="k-number">{t('jobs.queue.waiting')}</th>
          <th className="k-number">{t('jobs.queue.active')}</th>
          <th className="k-number">{t('jobs.queue.delayed')}</th>
          <th className="k-number">{t('jobs.queue.failed')}</th>
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <tr key={queue.name}>
            <td>{open('jobs.queueName', queue.name)}</td>
            <td>
              {!queue.attended ? (
                <StateChip tone="bad">{t('jobs.queue.unattended')}</StateChip>
              ) : queue.failed > 0 ? (
                <StateChip tone="warning">{t('jobs.queue.hasFailed')}</StateChip>
              ) : (
                <StateChip tone="good">{t('jobs.queue.fine')}</StateChip>
              )}
            </td>
            <td className="k-number">
              <Count value={queue.waiting} />
            </td>
            <td className="k-number">
              <Count value={queue.active} />
            </td>
            <td className="k-number">
              <Count value={queue.delayed} />
            </td>
            <td className="k-number">
              <Count value={queue.failed} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
