import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo, useState } from 'react';
import { MessagesDocument, type MessagesQuery } from '../../gql/messaging/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, Count, Instant, None } from '../../ui/figures.tsx';
import type { QueueFilter } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { MessageState, messageStates, purposes, useAbout, useCause } from './message-state.tsx';
import { OtherPages } from './other-pages.tsx';

type Row = MessagesQuery['messages']['nodes'][number];

const keys = ['text', 'day', 'purpose', 'states', 'recipient'] as const;

/** The message ledger as a queue (X7): by recipient, day, purpose and state; each row leads to its receipt. */
export default function MessagesPage(): ReactNode {
  const t = useText();
  const about = useAbout();
  const why = useCause();
  const [filters, change] = useQueueFilters(keys);
  const [whole, setWhole] = useState(true);
  const filter = {
    text: filters.text || null,
    purpose: filters.purpose || null,
    businessDate: filters.day || null,
    states: filters.states ? filters.states.split(',') : null,
    recipient: filters.recipient || null,
  };
  const asked = useQuery(MessagesDocument, {
    variables: { first: 100, ...filter },
    // Kept up to date while it is one page; a reader further down is not thrown back to the top.
    pollInterval: whole ? 10_000 : 0,
  });
  const list = useQueuePages(asked, 'messages');
  const { loadMore } = list;

  const columns = useMemo<QueueColumn<Row>[]>(
    () => [
      { key: 'recipient', title: t('messaging.recipient'), width: 168, render: (row) => row.recipientLabel },
      { key: 'phone', title: t('messaging.phone'), width: 140, render: (row) => row.phoneMasked ?? <None /> },
      { key: 'about', title: t('messaging.about'), width: 207, render: about },
      { key: 'day', title: t('messaging.day'), width: 134, render: (row) => <BusinessDate value={row.businessDate} /> },
      { key: 'state', title: t('messaging.state'), width: 122, render: (row) => <MessageState state={row.state} /> },
      { key: 'cause', title: t('messaging.cause'), width: 92, render: (row) => why(row.cause) ?? <None /> },
      {
        key: 'segments',
        title: t('messaging.segments'),
        width: 80,
        figure: true,
        optional: true,
        render: (row) => (row.segments === null ? <None /> : <Count value={row.segments} />),
      },
      { key: 'changed', title: t('messaging.changed'), width: 160, render: (row) => <Instant value={row.changedAt} /> },
    ],
    [t, about, why],
  );
  const shown: QueueFilter[] = [
    { kind: 'text', key: 'text', label: t('messaging.findRecipient') },
    { kind: 'day', key: 'day', label: t('messaging.day') },
    {
      kind: 'choice',
      key: 'purpose',
      label: t('messaging.about'),
      options: purposes.map((purpose) => ({ value: purpose, label: t(`messaging.purpose.${purpose}`) })),
    },
    {
      kind: 'choice',
      key: 'states',
      label: t('messaging.state'),
      many: true,
      options: messageStates.map((state) => ({ value: state, label: t(`messaging.state.${state}`) })),
    },
  ];

  return (
    <>
      <header className="k-head">
        <h1>{t('messaging.title')}</h1>
        <span className="k-grow" />
        <OtherPages />
      </header>
      <QueueTable<Row>
        name="messages"
        label={t('messaging.title')}
        columns={columns}
        {...list}
        loadMore={
          loadMore &&
          (() => {
            setWhole(false);
            loadMore();
          })
        }
        idOf={(row) => row.id}
        filters={shown}
        filterValues={filters}
        onFilter={change}
        exported={{ name: 'messages', filter }}
        addressOf={(row) => `/messages/${row.id}`}
        empty={<EmptyState title={t('messaging.none')} detail={t('messaging.noneDetail')} />}
      />
    </>
  );
}
