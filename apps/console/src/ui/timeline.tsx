import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../shell/text.ts';
import { ErrorState } from './error-state.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { Instant } from './figures.tsx';
import { PageLoading } from './loading.tsx';
import type { QueueProps } from './queue-table.tsx';
import { Section } from './record-page.tsx';

/** One field that an event changed, already in words. */
export interface FieldDiff {
  readonly key: string;
  readonly label: string;
  /** Left out where there was nothing before: then it is told, not compared. */
  readonly before?: ReactNode;
  readonly after: ReactNode;
}

/** Something that happened to a record. */
export interface TimelineEvent {
  readonly id: string;
  readonly at: string;
  /** Who did it; null: the house itself. */
  readonly who: string | null;
  readonly what: ReactNode;
  readonly reason?: string | null;
  readonly changes?: readonly FieldDiff[];
}

/**
 * What happened to a record, latest first and page by page, as a part of its page (X2).
 * @param list what `useQueuePages` gives of the record's timeline
 * @param version of the record: when it moves on there is something new to tell
 */
export function RecordTimeline<Node>({
  list: { rows, loading, error, retry, loadMore },
  version,
  eventOf,
}: {
  list: Pick<QueueProps<Node>, 'rows' | 'loading' | 'error' | 'retry' | 'loadMore'>;
  version: number;
  eventOf: (node: Node) => Omit<TimelineEvent, 'id'>;
}): ReactNode {
  const t = useText();
  useEffect(() => {
    if (version > 1) retry();
  }, [version, retry]);
  return (
    <Section title={t('ui.timeline.title')}>
      {rows ? <FailureAlert error={error} /> : error ? <ErrorState error={error} retry={retry} /> : <PageLoading />}
      {rows && (
        <Timeline
          events={rows.map((node, i) => {
            const event = eventOf(node);
            return { id: `${event.at}-${i}`, ...event };
          })}
        />
      )}
      {loadMore && (
        <Button size="small" loading={loading} onClick={loadMore}>
          {t('ui.queue.more')}
        </Button>
      )}
    </Section>
  );
}

/** What happened, latest first, each with the fields it changed. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }): ReactNode {
  const t = useText();
  if (events.length === 0) return <p className="k-quiet">{t('ui.timeline.none')}</p>;
  return (
    <ol className="k-timeline">
      {events.map((event) => (
        <li key={event.id}>
          <p>
            <b>{event.what}</b>
          </p>
          <p className="k-quiet">
            <Instant value={event.at} /> · {event.who ?? t('ui.timeline.house')}
          </p>
          {event.reason && <p>{t('ui.timeline.reason', { reason: event.reason })}</p>}
          {event.changes && event.changes.length > 0 && <Diffs changes={event.changes} />}
        </li>
      ))}
    </ol>
  );
}

/** Field by field, before and after. */
export function Diffs({ changes }: { changes: readonly FieldDiff[] }): ReactNode {
  const t = useText();
  return (
    <ul className="k-diffs">
      {changes.map(({ key, label, before, after }) => (
        <li key={key}>
          <span className="k-quiet">{label}</span>{' '}
          {before !== undefined && (
            <del>
              <span className="k-unseen">{t('ui.diff.before')} </span>
              {before}
            </del>
          )}{' '}
          <ins>
            <span className="k-unseen">{t('ui.diff.after')} </span>
            {after}
          </ins>
        </li>
      ))}
    </ul>
  );
}
