import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { UnreachableDocument } from '../../gql/renewals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BusinessDate } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';

/** Traders to whom a reminder is due and who have no phone. */
export function UnreachableTraders(): ReactNode {
  const t = useText();
  const { data } = useQuery(UnreachableDocument);
  const traders = data?.unreachableTraders ?? [];
  if (traders.length === 0) return null;
  return (
    <Section title={t('renewals.unreachableTraders', { count: traders.length })}>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('renewals.trader')}</th>
            <th>{t('renewals.branch')}</th>
            <th>{t('renewals.endsOn')}</th>
          </tr>
        </thead>
        <tbody>
          {traders.map((trader) => (
            <tr key={trader.traderId}>
              <td>
                <Link to={`/traders/${trader.traderId}`}>
                  {trader.name} {trader.number}
                </Link>
              </td>
              <td>{trader.branch}</td>
              <td>
                <BusinessDate value={trader.endsOn} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
