import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { TransmittalsWaitingDocument } from '../../gql/transmittals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CountedLinks } from '../../ui/counted-links.tsx';

/** Parcels on the way, being checked, and those that have waited too long (T8). */
export default function TransmittalsCard(): ReactNode {
  const t = useText();
  const { data } = useQuery(TransmittalsWaitingDocument, { pollInterval: 60_000 });
  const waiting = data?.transmittalsWaiting;
  if (!waiting || waiting.sent + waiting.received === 0) return null;
  const lines = [
    { key: 'overdue', count: waiting.overdue, label: t('transmittals.overdue'), to: '/transmittals?only=overdue' },
    { key: 'sent', count: waiting.sent, label: t('transmittals.state.sent'), to: '/transmittals?state=sent' },
    {
      key: 'received',
      count: waiting.received,
      label: t('transmittals.state.received'),
      to: '/transmittals?state=received',
    },
  ];
  return (
    <section className="k-card">
      <h2>{t('transmittals.title')}</h2>
      <CountedLinks lines={lines} />
    </section>
  );
}
