import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { WaitingForMeDocument } from '../../gql/approvals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import { SubjectLink } from '../../ui/subject-link.tsx';
import { Waited } from '../../ui/waited.tsx';

/** What waits for this person's decision, the longest first (X3, X9). */
export default function WaitingCard(): ReactNode {
  const t = useText();
  const { data } = useQuery(WaitingForMeDocument, { pollInterval: 60_000 });
  const waiting = data?.approvals;
  if (!waiting || waiting.nodes.length === 0) return null;
  return (
    <section className="k-card">
      <h2>{t('approvals.waiting')}</h2>
      <ul className="k-list">
        {waiting.nodes.map(({ id, title, subject, steps }) => {
          const step = steps.find(({ state }) => state === 'pending');
          return (
            <li key={id}>
              <span>
                <SubjectLink subject={subject} />{' '}
                <span className="k-quiet">
                  {title} · {step?.title}
                </span>{' '}
                {step?.escalated && <StateChip tone="warning">{t('ui.approval.escalated')}</StateChip>}
              </span>
              <Waited since={step?.pendingSince} />
            </li>
          );
        })}
      </ul>
      {waiting.pageInfo.hasNextPage && <Link to="/applications?only=mine">{t('approvals.all')}</Link>}
    </section>
  );
}
