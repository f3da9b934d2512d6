import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { RenewalRunDocument } from '../../gql/renewals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Count } from '../../ui/figures.tsx';

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
      <ul className="k-list">
        {unreachable > 0 && (
          <li>
            <Link to="/renewals">{t('renewals.unreachable')}</Link>
            <Count value={unreachable} />
          </li>
        )}
        {left > 0 && (
          <li>
            <Link to={`/messages?day=${run.day}&states=${stuck.map(({ state }) => state).join(',')}`}>
              {t('renewals.notArrived')}
            </Link>
            <Count value={left} />
          </li>
        )}
      </ul>
    </section>
  );
}
