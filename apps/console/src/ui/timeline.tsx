import type { ReactNode } from 'react';
import { useText } from '../shell/text.ts';
import { Instant } from './figures.tsx';

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
  /** Who did it; the house itself has a name too. */
  readonly who: string;
  readonly what: ReactNode;
  readonly reason?: string | null;
  readonly changes?: readonly FieldDiff[];
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
            <Instant value={event.at} /> · {event.who}
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
