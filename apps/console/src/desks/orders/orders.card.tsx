import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { OrderFormCountsDocument, SeasonsDocument, SilentFranchiseeCountDocument } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CountedLinks } from '../../ui/counted-links.tsx';
import { useSeasonName } from './season-name.tsx';
import { silentDays } from './silent-days.ts';

/** Forms that wait for somebody, and orders that wait for their second check (F3). */
export default function OrdersCard(): ReactNode {
  const t = useText();
  const seasonName = useSeasonName();
  const { data } = useQuery(OrderFormCountsDocument, { pollInterval: 60_000 });
  const { data: seasons } = useQuery(SeasonsDocument, { pollInterval: 60_000 });
  const { data: silent } = useQuery(SilentFranchiseeCountDocument, { variables: { days: silentDays } });
  const counts = new Map((data?.orderFormCounts ?? []).map((each) => [each.state, each]));
  const lines = [
    { key: 'ready', count: counts.get('READY')?.count ?? 0, label: t('orders.formsReady'), to: '/order-forms' },
    { key: 'refused', count: counts.get('REFUSED')?.count ?? 0, label: t('orders.formsRefused'), to: '/order-forms' },
    {
      key: 'silent',
      count: silent?.silentFranchiseeCount ?? 0,
      label: t('orders.silentFor', { days: silentDays }),
      to: '/silent-franchisees',
    },
    ...(seasons?.seasons ?? []).map(({ id, code, waiting }) => ({
      key: id,
      count: waiting,
      label: t('orders.waitingIn', { season: seasonName(code) }),
      to: `/franchise-orders?season=${id}&state=DRAFT`,
    })),
  ];
  if (lines.every(({ count }) => count === 0)) return null;
  return (
    <section className="k-card">
      <h2>{t('orders.title')}</h2>
      <CountedLinks lines={lines} />
    </section>
  );
}
