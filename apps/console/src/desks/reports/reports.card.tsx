import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type PeriodChoiceFragment, ReportsWaitingDocument } from '../../gql/reports/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { usePeriodName } from './period.ts';

/** What the general manager has not read yet, and what customer service has not closed yet (T7, X9). */
export default function ReportsCard(): ReactNode {
  const t = useText();
  const nameOf = usePeriodName();
  const { may } = useSession();
  const { data } = useQuery(ReportsWaitingDocument, { pollInterval: 300_000 });
  const all = [...(data?.months ?? []), ...(data?.quarters ?? [])];
  const unread = may('report.acknowledge') ? all.filter(({ newest }) => newest && !newest.acknowledgedAt) : [];
  // Only the last that ended: what was never closed in earlier years is no work of this morning.
  const ended = [data?.months[1], data?.quarters[1]];
  const unclosed = may('report.close') ? ended.filter((one) => one?.state === 'open') : [];
  if (unread.length + unclosed.length === 0) return null;
  const line = (one: PeriodChoiceFragment, what: string): ReactNode => (
    <li key={one.period}>
      <Link to={`/reports?period=${one.period}${one.kind === 'quarter' ? '&kind=quarter' : ''}`}>
        {nameOf(one.period)}
      </Link>
      <span className="k-quiet">{what}</span>
    </li>
  );
  return (
    <section className="k-card">
      <h2>{t('reports.title')}</h2>
      <ul className="k-list">
        {unread.map((one) => line(one, t('reports.unreadVersion', { version: one.newest?.version ?? 1 })))}
        {unclosed.map((one) => one && line(one, t('reports.state.open')))}
      </ul>
    </section>
  );
}
