import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { ArchiveWaitingDocument } from '../../gql/archive/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CountedLinks } from '../../ui/counted-links.tsx';

/** Papers that are not back, run out, or were not looked at yet (T5, X9). */
export default function ArchiveCard(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { data } = useQuery(ArchiveWaitingDocument, { pollInterval: 300_000 });
  if (!data) return null;
  const shelves = [
    'overdue',
    'expired',
    'expiring',
    ...(may('document.verify') ? (['unverified'] as const) : []),
    ...(may('document.keep') ? (['unplaced'] as const) : []),
  ] as const;
  const lines = shelves.map((shelf) => ({
    key: shelf,
    to: `/archive?shelf=${shelf}`,
    label: t(`archive.shelf.${shelf}`),
    count: data.archiveCounts[shelf],
  }));
  if (lines.every(({ count }) => count === 0)) return null;
  return (
    <section className="k-card">
      <h2>{t('archive.title')}</h2>
      <CountedLinks lines={lines} />
    </section>
  );
}
