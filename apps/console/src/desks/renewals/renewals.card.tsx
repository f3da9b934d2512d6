import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { RenewalRunDocument } from '../../gql/renewals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CountedLinks } from '../../ui/counted-links.tsx';

/** What today's reminders leave to people: who cannot be reached, what did not arrive. */
export default function RenewalsCard(): ReactNode {
  const t = useText();
  const { data } = useQuery(RenewalRunDocument, { variables: { day: null }, pollInterval: 60_000 });
  const run = data?.renewalRun;
  const stuck = (run?.states ?? []).filter(({ state }) =>
    ['undelivered', 'failed', 'parked', 'expired'].includes(state),
  );
  const left = stuck.reduce((sum, { count }) => sum + count, 0);
  const unreachable = run?.unreachable ?? 0;
  if (!run || left + unreachable === 0) return null;
  return (
    <section className="k-card">
      <h2>{t('renewals.title')}</h2>
      <CountedLinks
        lines={[
          { key: 'unreachable', to: '/renewals', label: t('renewals.unreachable'), count: unreachable },
          {
            key: 'notArrived',
            to: `/messages?day=${run.day}&states=${stuck.map(({ state }) => state).join(',')}`,
            label: t('renewals.notArrived'),
            count: left,
          },
        ]}
      />
    </section>
  );
}
