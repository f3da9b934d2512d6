import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { TraderTimelineDocument, type TraderTimelineQuery } from '../../gql/traders/graphql.ts';
import { useOpenText } from '../../shell/text.ts';
import { RecordTimeline } from '../../ui/timeline.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { useFieldName, Value } from '../audit/audit-field.tsx';
import { MessageState, useAbout, useCause } from '../messaging/message-state.tsx';

type Event = TraderTimelineQuery['traderTimeline']['nodes'][number];

/** What happened to a trader, the newest first, with what each event changed (X2). */
export function TraderTimeline({ traderId, version }: { traderId: string; version: number }): ReactNode {
  const open = useOpenText();
  const list = useQueuePages(
    useQuery(TraderTimelineDocument, { variables: { id: traderId, first: 20 } }),
    'traderTimeline',
  );
  const nameOf = useFieldName();
  const value = (field: string, text: string | null): ReactNode => {
    if (field === 'channel' && text !== null) return open('renewals.channel', text);
    return <Value field={field} value={text === 'true' || text === 'false' ? text === 'true' : text} />;
  };
  const about = useAbout();
  const cause = useCause();
  const what = ({ action, message }: Event): ReactNode =>
    message ? (
      <>
        <Link to={`/messages/${message.id}`}>{about(message)}</Link> <MessageState state={message.state} />
      </>
    ) : (
      open('audit.action', action)
    );
  return (
    <RecordTimeline
      list={list}
      version={version}
      eventOf={(event) => ({
        at: event.at,
        who: event.actorKind === 'system' ? null : event.actor,
        what: what(event),
        reason: event.reason ?? cause(event.message?.cause ?? null),
        changes: event.changes.map(({ field, before, after }) => ({
          key: field,
          label: nameOf(field === 'branch' ? 'branchId' : field),
          // What an account is opened or recorded with replaces nothing.
          ...(event.changes.some((change) => change.before !== null) && { before: value(field, before) }),
          after: value(field, after),
        })),
      })}
    />
  );
}
