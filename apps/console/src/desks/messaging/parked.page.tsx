import { useMutation, useQuery } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import {
  DecideParkedDocument,
  type ParkedFragment,
  ParkedMessagesDocument,
  ProposeParkedDocument,
} from '../../gql/messaging/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Instant, None } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable } from '../../ui/queue-table.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { FreezeBanner } from './freeze-banner.tsx';
import { useAbout, useCause } from './message-state.tsx';

const choices = ['sendAgain', 'countAsSent', 'giveUp'] as const;

interface Proposal {
  readonly decision: string;
  readonly reason: string;
}

/** Messages of which nobody knows whether they left: one person proposes what becomes of them, another decides (X7). */
export default function ParkedPage(): ReactNode {
  const t = useText();
  const open = useOpenText();
  const about = useAbout();
  const why = useCause();
  const { person } = useSession();
  const [proposing, setProposing] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<string>();
  const { data, loading, error, refetch } = useQuery(ParkedMessagesDocument, { pollInterval: 15_000 });
  const [propose] = useMutation(ProposeParkedDocument);
  const [decide, { error: failed }] = useMutation(DecideParkedDocument, {
    onError: () => {},
    onCompleted: ({ decideParked: result }) => {
      if (result.__typename === 'ParkedOutcome') {
        setRefused(result.own > 0 ? t('messaging.parked.own', { count: result.own }) : undefined);
        sayDone(t('messaging.parked.decided', { count: result.done }));
      } else setRefused(t('messaging.resend.outsideHours'));
      void refetch();
    },
  });
  const columns = useMemo<QueueColumn<ParkedFragment>[]>(
    () => [
      { key: 'recipient', title: t('messaging.recipient'), width: 168, render: (row) => row.recipientLabel },
      { key: 'phone', title: t('messaging.phone'), width: 130, render: (row) => row.phoneMasked ?? <None /> },
      { key: 'about', title: t('messaging.about'), width: 200, render: about },
      { key: 'day', title: t('messaging.day'), width: 110, render: (row) => <BusinessDate value={row.businessDate} /> },
      { key: 'cause', title: t('messaging.cause'), width: 140, render: (row) => why(row.cause) ?? <None /> },
      {
        key: 'tried',
        title: t('messaging.parked.tried'),
        width: 150,
        render: (row) => <Instant value={row.lastAttemptAt} />,
      },
      {
        key: 'proposal',
        title: t('messaging.parked.proposal'),
        width: 260,
        render: ({ proposal }) =>
          proposal ? (
            <span title={proposal.reason}>
              {t('messaging.parked.proposed', {
                decision: open('messaging.decision', proposal.decision),
                person: proposal.proposedById === person.id ? t('messaging.parked.you') : proposal.proposedBy,
                reason: proposal.reason,
              })}
            </span>
          ) : (
            <None />
          ),
      },
    ],
    [t, open, about, why, person.id],
  );
  return (
    <>
      <header className="k-head">
        <h1>{t('messaging.parked')}</h1>
      </header>
      {data?.sendingFreeze && <FreezeBanner freeze={data.sendingFreeze} done={() => void refetch()} />}
      <FailureAlert error={failed} />
      {refused && <p role="alert">{refused}</p>}
      <p className="k-quiet">{t('messaging.parked.explain')}</p>
      <QueueTable<ParkedFragment>
        name="parked-messages"
        label={t('messaging.parked')}
        columns={columns}
        rows={data?.parkedMessages.nodes}
        idOf={(row) => row.id}
        loading={loading}
        error={error}
        retry={() => void refetch()}
        total={data?.parkedMessages.totalCount ?? null}
        addressOf={(row) => `/messages/${row.id}`}
        bulk={[
          { key: 'propose', label: t('messaging.parked.propose'), run: (ids) => setProposing(ids) },
          {
            key: 'confirm',
            label: t('messaging.parked.confirm'),
            run: (ids) => void decide({ variables: { input: { ids: [...ids], confirm: true } } }),
          },
          {
            key: 'refuse',
            label: t('messaging.parked.refuse'),
            run: (ids) => void decide({ variables: { input: { ids: [...ids], confirm: false } } }),
          },
        ]}
        exported={{ name: 'parked-messages', filter: {} }}
        empty={<EmptyState title={t('messaging.parked.none')} detail={t('messaging.parked.noneDetail')} />}
      />
      <CreateDialog<Proposal>
        open={proposing.length > 0}
        title={t('messaging.parked.proposeFor', { count: proposing.length })}
        action={t('messaging.parked.propose')}
        initialValues={{ decision: choices[0] }}
        create={async ({ decision, reason }) => {
          const { data: said } = await propose({ variables: { input: { ids: [...proposing], decision, reason } } });
          const result = said?.proposeParked;
          if (result?.__typename === 'ParkedOutcome')
            sayDone(t('messaging.parked.proposedDone', { count: result.done }));
          await refetch();
          return [];
        }}
        onClose={() => setProposing([])}
      >
        <Form.Item name="decision" label={t('messaging.parked.what')} rules={[{ required: true }]}>
          <Select options={choices.map((value) => ({ value, label: t(`messaging.decision.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('messaging.reason')}
          rules={[{ required: true, whitespace: true, message: t('messaging.required') }]}
        >
          <Input.TextArea maxLength={500} rows={3} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
