import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ReturnedApplicationsDocument } from '../../gql/applications/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Waited } from '../../ui/waited.tsx';

/** What was given back and waits to be mended (T1–T4). */
export default function ReturnedCard(): ReactNode {
  const t = useText();
  const { data } = useQuery(ReturnedApplicationsDocument, { pollInterval: 60_000 });
  const returned = data?.applications;
  if (!returned || returned.nodes.length === 0) return null;
  return (
    <section className="k-card">
      <h2>{t('applications.toMend')}</h2>
      <ul className="k-list">
        {returned.nodes.map(({ id, number, name, kind, stateSince }) => (
          <li key={id}>
            <span>
              <Link to={`/applications/${id}`}>
                {number} {name}
              </Link>{' '}
              <span className="k-quiet">{t(`applications.kind.${kind}`)}</span>
            </span>
            <Waited since={stateSince} />
          </li>
        ))}
      </ul>
      {returned.pageInfo.hasNextPage && <Link to="/applications?state=returned">{t('applications.allToMend')}</Link>}
    </section>
  );
}
