import type { ReactNode } from 'react';
import type { JobsQuery } from '../../gql/jobs/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { Duration, Instant } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { RunNow } from './run-now.tsx';

/** What the worker does again and again, and how it went the last time. */
export function SchedulesTable({ schedules }: { schedules: JobsQuery['jobs']['schedules'] }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const found = ({ name, findings }: JobsQuery['jobs']['schedules'][number]): string =>
    open('jobs.found', name, Object.fromEntries(findings.map((one) => [one.name, one.value])));
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('jobs.schedule')}</th>
          <th>{t('jobs.schedule.state')}</th>
          <th>{t('jobs.schedule.every')}</th>
          <th>{t('jobs.schedule.last')}</th>
          <th>{t('jobs.schedule.outcome')}</th>
          <th aria-label={t('jobs.schedule.run')} />
        </tr>
      </thead>
      <tbody>
        {schedules.map((schedule) => (
          <tr key={schedule.name}>
            <td>{open('jobs.scheduleName', schedule.name)}</td>
            <td>
              {schedule.error ? (
                <StateChip tone="bad">{t('jobs.schedule.failed')}</StateChip>
              ) : schedule.lastFinishedAt ? (
                <StateChip tone="good">{t('jobs.schedule.fine')}</StateChip>
              ) : (
                <StateChip tone="neutral">{t('jobs.schedule.notYet')}</StateChip>
              )}
            </td>
            <td>
              <Duration seconds={schedule.everySeconds} />
            </td>
            <td>
              <Instant value={schedule.lastFinishedAt} />
            </td>
            <td className="k-wrap">{schedule.error ?? (schedule.lastFinishedAt && found(schedule))}</td>
            <td>
              <RunNow name={schedule.name} title={open('jobs.scheduleName', schedule.name)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
