import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { TraderFaultCountsDocument } from '../../gql/quality/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CountedLinks } from '../../ui/counted-links.tsx';

/** What is to be mended, and what waits for the manager. */
export default function QualityCard(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const signsOff = may('traderFault.signOff');
  const open = useQuery(TraderFaultCountsDocument, {
    variables: { filter: { state: 'open' } },
    pollInterval: 60_000,
  }).data?.traderFaultCounts;
  const mended = useQuery(TraderFaultCountsDocument, {
    variables: { filter: { state: 'mended' } },
    pollInterval: 60_000,
    skip: !signsOff,
  }).data?.traderFaultCounts;
  const toSign = (mended ?? []).reduce((sum, { count }) => sum + count, 0);
  if ((open ?? []).length === 0 && toSign === 0) return null;
  return (
    <section className="k-card">
      <h2>{t('quality.toMend')}</h2>
      <CountedLinks
        lines={[
          ...(open ?? []).map(({ code, title, count }) => ({
            key: code,
            to: `/quality?state=open&code=${code}`,
            label: title,
            count,
          })),
          { key: 'toSignOff', to: '/quality?state=mended', label: t('quality.toSignOff'), count: toSign },
        ]}
      />
    </section>
  );
}
