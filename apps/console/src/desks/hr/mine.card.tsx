import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { MyHrRequestsDocument } from '../../gql/hr/graphql.ts';
import { useText } from '../../shell/text.ts';
import { LifecycleState } from '../../ui/lifecycle-state.tsx';
import { Waited } from '../../ui/waited.tsx';

/** Where one's own requests are (H1). */
export default function MineCard(): ReactNode {
  const t = useText();
  const { data } = useQuery(MyHrRequestsDocument, { pollInterval: 60_000 });
  const open = data?.hrRequests.nodes.filter(({ state }) => !state.final) ?? [];
  if (open.length === 0) return null;
  return (
    <section className="k-card">
      <h2>{t('hr.mine')}</h2>
      <ul className="k-list">
        {open.map(({ id, number, kindTitle, state, stateSince }) => (
          <li key={id}>
            <span>
              <Link to={`/hr-requests/${id}`}>
                {kindTitle} {number}
              </Link>{' '}
              <LifecycleState state={state} />
            </span>
            <Waited since={stateSince} />
          </li>
        ))}
      </ul>
    </section>
  );
}
