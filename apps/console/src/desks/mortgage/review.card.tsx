import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ContractsToReviewDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Waited } from '../../ui/waited.tsx';

/** Contracts that wait for a reviewer, the longest waiting first (S15). */
export default function ReviewCard(): ReactNode {
  const t = useText();
  const { data } = useQuery(ContractsToReviewDocument, { pollInterval: 60_000 });
  const waiting = data?.mortgageBoard.cases;
  if (!waiting || waiting.nodes.length === 0) return null;
  return (
    <section className="k-card">
      <h2>{t('mortgage.toReview')}</h2>
      <ul className="k-list">
        {waiting.nodes.map(({ id, number, house, buyers, stateSince }) => (
          <li key={id}>
            <span>
              <Link to={`/mortgage-cases/${id}`}>
                {number} {buyers}
              </Link>{' '}
              <span className="k-quiet">{house}</span>
            </span>
            <Waited since={stateSince} />
          </li>
        ))}
      </ul>
      {waiting.pageInfo.hasNextPage && <Link to="/mortgage-cases?state=review">{t('mortgage.allToReview')}</Link>}
    </section>
  );
}
