import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { RegisterDocument } from '../../gql/traders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CountedLinks } from '../../ui/counted-links.tsx';
import { addDays } from './days.ts';

const ahead = 30;

/** What the register asks for this morning: terms that end, traders nobody can reach or looks after. */
export default function RegisterCard(): ReactNode {
  const t = useText();
  const { data } = useQuery(RegisterDocument, { variables: { days: ahead }, pollInterval: 300_000 });
  const register = data?.registerCockpit;
  if (!register) return null;
  const { today } = register;
  const lines = [
    {
      key: 'expired',
      count: register.expired,
      to: `/traders?state=active&to=${addDays(today, -1)}&order=termEnd`,
      label: t('traders.card.expired'),
    },
    {
      key: 'expiring',
      count: register.expiring,
      to: `/traders?state=active&from=${today}&to=${addDays(today, ahead)}&order=termEnd`,
      label: t('traders.card.expiring', { days: ahead }),
    },
    {
      key: 'unreachable',
      count: register.unreachable,
      to: '/traders?state=active&only=unreachable',
      label: t('traders.card.unreachable'),
    },
    {
      key: 'ownerless',
      count: register.withoutMarketOwner,
      to: '/traders?state=active&only=ownerless',
      label: t('traders.card.ownerless'),
    },
  ].filter(({ count }) => count > 0);
  if (lines.length === 0) return null;
  return (
    <section className="k-card">
      <h2>{t('traders.title')}</h2>
      <CountedLinks lines={lines} />
    </section>
  );
}
