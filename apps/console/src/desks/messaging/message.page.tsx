import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { MessageDocument, type WholeMessageFragment } from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { Timeline, type TimelineEvent } from '../../ui/timeline.tsx';
import { MessageState, useAbout, useCause } from './message-state.tsx';
import { ResendButton } from './resend-button.tsx';

/** One message from its planning to its receipt (X7). */
export default function MessagePage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(MessageDocument, { variables: { id }, pollInterval: 5_000 });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (data.message.__typename === 'NotFound') return <EmptyState title={t('ui.failure.NOT_FOUND')} />;
  return <Whole message={data.message} />;
}

function Whole({ message }: { message: WholeMessageFragment }): ReactNode {
  const t = useText();
  const about = useAbout();
  const why = useCause();
  const events = useEvents(message);
  return (
    <RecordPage
      name={about(message)}
      number={message.recipientLabel}
      state={<MessageState state={message.state} />}
      lifecycle={wayOf(message.state).map(({ state, place }) => ({
        key: state,
        label: t(`messaging.state.${state}`),
        place,
      }))}
      actions={<ResendButton id={message.id} state={message.state} />}
      timeline={
        <Section title={t('messaging.timeline')}>
          <Timeline events={events} />
        </Section>
      }
    >
      <Section title={t('messaging.facts')}>
        <Facts
          facts={[
            { key: 'recipient', label: t('messaging.recipient'), value: message.recipientLabel },
            { key: 'phone', label: t('messaging.phone'), value: message.phoneMasked ?? <None /> },
            { key: 'day', label: t('messaging.day'), value: <BusinessDate value={message.businessDate} weekday /> },
            { key: 'until', label: t('messaging.until'), value: <Instant value={message.expiresAt} /> },
            { key: 'cause', label: t('messaging.cause'), value: why(message.cause) ?? <None /> },
            {
              key: 'segments',
              label: t('messaging.segments'),
              value: message.segments === null ? <None /> : <Count value={message.segments} />,
            },
            { key: 'reference', label: t('messaging.reference'), value: message.gatewayReference ?? <None /> },
          ]}
        />
      </Section>
      <Section
        title={t(message.text === null ? 'messaging.willSay' : 'messaging.said')}
        extra={<span className="k-quiet">{t('messaging.template', { version: message.templateVersion })}</span>}
      >
        <p className="k-wrap" lang="zh">
          {message.text ?? (
            <>
              {message.signature && t('messaging.signed', { signature: message.signature })}
              {message.body}
            </>
          )}
        </p>
      </Section>
    </RecordPage>
  );
}

/** The way of a message that goes well, or where it left it. */
function wayOf(state: string): { state: 'planned' | 'accepted' | 'delivered'; place: 'was' | 'is' | 'ahead' }[] {
  const way = ['planned', 'accepted', 'delivered'] as const;
  const at = state === 'delivered' ? 2 : state === 'accepted' || state === 'undelivered' ? 1 : 0;
  return way.map((step, i) => ({ state: step, place: i < at ? 'was' : i === at ? 'is' : 'ahead' }));
}

function useEvents(message: WholeMessageFragment): TimelineEvent[] {
  const t = useText();
  const open = useOpenText();
  const why = useCause();
  const house = t('messaging.house');
  const gateway = t('messaging.gateway');
  const events: TimelineEvent[] = [
    { id: 'planned', at: message.createdAt, who: house, what: t('messaging.event.planned') },
    ...message.attempts.map((attempt) => ({
      id: attempt.id,
      at: attempt.startedAt,
      who: house,
      what: open('messaging.outcome', attempt.outcome ?? 'silent'),
      reason: why(attempt.code),
    })),
    ...message.receipts.map((receipt) => ({
      id: receipt.id,
      at: receipt.happenedAt,
      who: gateway,
      what: t('messaging.event.receipt', { status: open('messaging.state', receipt.status) }),
      reason: why(receipt.code),
    })),
  ];
  return events.toSorted((a, b) => b.at.localeCompare(a.at));
}
