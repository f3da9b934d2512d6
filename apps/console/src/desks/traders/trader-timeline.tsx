import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { TraderTimelineDocument, type TraderTimelineQuery } from '../../gql/traders/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { MessageState, useAbout, useCause } from '../messaging/message-state.tsx';

type Event = TraderTimelineQuery['traderTimeline']['nodes'][number];

/** What happened to a trader, the newest first, with what each event changed (X2). */
export function TraderTimeline({ traderId, version }: { traderId: string; version: number }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { data, loading, error, refetch, fetchMore } = useQuery(TraderTimelineDocument, {
    variables: { id: traderId, first: 20 },
  });
  useEffect(() => {
    // A change of ours or somebody's: there is something new to tell.
    if (version > 1) void refetch();
  }, [version, refetch]);
  const page = data?.traderTimeline;
  const value = (field: string, text: string | null): ReactNode => {
    if (text === null) return <None />;
    if (field === 'startsOn' || field === 'endsOn') return <BusinessDate value={text} />;
    if (field === 'answer') return open('renewals.answer', text);
    if (field === 'channel') return open('renewals.channel', text);
    if (field === 'priority') return t(text === 'true' ? 'ui.yes' : 'ui.no');
    return field === 'field' ? open('traders.field', text) : text;
  };
  const about = useAbout();
  const cause = useCause();
  const what = ({ action, message }: Event): ReactNode =>
    message ? (
      <>
        <Link to={`/messages/${message.id}`}>{about(message)}</Link> <MessageState state={message.state} />
      </>
    ) : (
      open('traders.event', action)
    );
  const who = (event: Event): string => (event.actorKind === 'system' ? t('traders.house') : event.actor);
  return (
    <Section title={t('traders.timeline')}>
      {!page && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {page && (
        <Timeline
          events={page.nodes.map((event, i) => ({
            id: `${event.at}-${i}`,
            at: event.at,
            who: who(event),
            what: what(event),
            reason: event.reason ?? cause(event.message?.cause ?? null),
            changes: event.changes.map(({ field, before, after }) => ({
              key: field,
              label: open('traders.field', field),
              before: value(field, before),
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
              updateQuery: (before, { fetchMoreResult: { traderTimeline } }) => ({
                traderTimeline: {
                  ...traderTimeline,
                  nodes: [...before.traderTimeline.nodes, ...traderTimeline.nodes],
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
