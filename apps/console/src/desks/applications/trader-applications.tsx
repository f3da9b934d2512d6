import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { TraderApplicationsDocument } from '../../gql/applications/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { Instant } from '../../ui/figures.tsx';
import { LifecycleState } from '../../ui/lifecycle-state.tsx';
import { Section } from '../../ui/record-page.tsx';

const offered = [
  ['change', 'doChange'],
  ['renewal', 'doRenew'],
  ['closing', 'doClose'],
] as const;

/** The applications about one account, and entering another. For a trader's page. */
export function TraderApplications({ traderId, active }: { traderId: string; active: boolean }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { data } = useQuery(TraderApplicationsDocument, {
    variables: { traderId },
    skip: !may('application.read'),
    fetchPolicy: 'cache-and-network',
  });
  if (!may('application.read')) return null;
  const list = data?.applications.nodes;
  return (
    <Section
      title={t('applications.ofTrader')}
      extra={
        active &&
        may('application.enter') && (
          <span className="k-actions">
            {offered.map(([kind, word]) => (
              <Link key={kind} to={`/applications/new?kind=${kind}&trader=${traderId}`}>
                {t(`applications.${word}`)}
              </Link>
            ))}
          </span>
        )
      }
    >
      {list?.length === 0 && <p className="k-quiet">{t('applications.noneOfTrader')}</p>}
      <ul className="k-list">
        {list?.map(({ id, number, kind, state, stateSince }) => (
          <li key={id}>
            <span>
              <Link to={`/applications/${id}`}>
                {number} {t(`applications.kind.${kind}`)}
              </Link>{' '}
              <LifecycleState state={state} />
            </span>
            <Instant value={stateSince} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
