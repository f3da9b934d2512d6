import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { ApplicationTimelineDocument, type WholeApplicationFragment } from '../../gql/applications/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { BusinessDate, None } from '../../ui/figures.tsx';
import { RecordTimeline } from '../../ui/timeline.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';

/** What happened to an application, the newest first (X2). */
export function ApplicationTimeline({
  application: { id, version },
}: {
  application: WholeApplicationFragment;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const list = useQueuePages(
    useQuery(ApplicationTimelineDocument, { variables: { id, first: 20 } }),
    'applicationTimeline',
  );
  const value = (field: string, text: string | null | undefined): ReactNode => {
    if (text == null) return <None />;
    if (field === 'decision') return open('ui.approval', text);
    if (field === 'priority') return t(text === 'true' ? 'ui.yes' : 'ui.no');
    if (field === 'closingReason') return open('applications.closingReason', text);
    if (field === 'field') return open('applications.field', text);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? <BusinessDate value={text} /> : text;
  };
  return (
    <RecordTimeline
      list={list}
      version={version}
      eventOf={(event) => ({
        at: event.at,
        who: event.actorKind === 'system' ? null : event.actor,
        what: open('audit.action', event.action),
        ...(event.reason != null && { reason: event.reason }),
        changes: event.changes.map(({ field, before, after }) => ({
          key: field,
          label: open('applications.field', field),
          ...(before != null && { before: value(field, before) }),
          after: value(field, after),
        })),
      })}
    />
  );
}
