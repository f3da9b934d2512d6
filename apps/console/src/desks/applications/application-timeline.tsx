import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { ApplicationTimelineDocument, type WholeApplicationFragment } from '../../gql/applications/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Timeline } from '../../ui/timeline.tsx';

/** What happened to an application, the newest first (X2). */
export function ApplicationTimeline({
  application: { id, version },
}: {
  application: WholeApplicationFragment;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { data, loading, error, refetch, fetchMore } = useQuery(ApplicationTimelineDocument, {
    variables: { id, first: 20 },
  });
  useEffect(() => {
    if (version > 1) void refetch();
  }, [version, refetch]);
  const page = data?.applicationTimeline;
  const value = (field: string, text: string | null | undefined): ReactNode => {
    if (text == null) return <None />;
    if (field === 'decision') return open('ui.approval', text);
    if (field === 'priority') return t(text === 'true' ? 'ui.yes' : 'ui.no');
    if (field === 'closingReason') return open('applications.closingReason', text);
    if (field === 'field') return open('applications.field', text);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? <BusinessDate value={text} /> : text;
  };
  return (
    <Section title={t('traders.timeline')}>
      {!page && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {page && (
        <Timeline
          events={page.nodes.map((event, i) => ({
            id: `${event.at}-${i}`,
            at: event.at,
            who: event.actorKind === 'system' ? t('traders.house') : event.actor,
            what: open('audit.action', event.action),
            ...(event.reason != null && { reason: event.reason }),
            changes: event.changes.map(({ field, before, after }) => ({
              key: field,
              label: open('applications.field', field),
              ...(before != null && { before: value(field, before) }),
              after: value(field, after),
            })),
          }))}
        />
      )}
      {page?.pageInfo.hasNextPage && (
        <Button
          size="small"
          loading={loading}
          onClick={() =>
            void fetchMore({
              variables: { after: page.pageInfo.endCursor },
              updateQuery: (before, { fetchMoreResult: { applicationTimeline } }) => ({
                applicationTimeline: {
                  ...applicationTimeline,
                  nodes: [...before.applicationTimeline.nodes, ...applicationTimeline.nodes],
                },
              }),
            })
          }
        >
          {t('ui.queue.more')}
        </Button>
      )}
    </Section>
  );
}
