import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { RiskWaitingDocument } from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CountedLinks } from '../../ui/counted-links.tsx';

/** What waits at the risk desk: files, screening, approval, traders to reach (T9, T11). */
export default function RiskCard(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { data } = useQuery(RiskWaitingDocument, { pollInterval: 60_000 });
  const waiting = data?.riskWaiting;
  if (!waiting) return null;
  const lines = [
    { key: 'overdue', count: waiting.overdue, label: t('risk.overdue'), to: '/risk?only=open' },
    {
      key: 'import',
      count: may('risk.import') ? waiting.toImport : 0,
      label: t('risk.waiting.import'),
      to: '/risk?state=import',
    },
    {
      key: 'screen',
      count: may('risk.import') ? waiting.toScreen : 0,
      label: t('risk.waiting.screen'),
      to: '/risk?state=screen',
    },
    {
      key: 'approve',
      count: may('risk.approve') ? waiting.toApprove : 0,
      label: t('risk.waiting.approve'),
      to: '/risk?state=review',
    },
    {
      key: 'limits',
      count: may('risk.settings') ? waiting.limits : 0,
      label: t('risk.waiting.limits'),
      to: '/risk-settings',
    },
    { key: 'followUps', count: waiting.followUps, label: t('risk.followUps'), to: '/risk-follow-ups' },
    { key: 'signals', count: waiting.signals, label: t('risk.watch'), to: '/risk-watch' },
  ];
  if (lines.every(({ count }) => count === 0)) return null;
  return (
    <section className="k-card">
      <h2>{t('risk.title')}</h2>
      <CountedLinks lines={lines} />
    </section>
  );
}
