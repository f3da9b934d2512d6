import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { WholeApplicationFragment } from '../../gql/applications/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

/** Traders that may be the one who applies: a person decides (T1). */
export function Lookalikes({ application: { lookalikes } }: { application: WholeApplicationFragment }): ReactNode {
  const t = useText();
  if (lookalikes.length === 0) return null;
  return (
    <Section title={t('applications.lookalikes')}>
      <p className="k-quiet">{t('applications.lookalikesHint')}</p>
      <ul className="k-list">
        {lookalikes.map(({ id, number, name, sameName, samePhone }) => (
          <li key={id}>
            <Link to={`/traders/${id}`}>
              {number} {name}
            </Link>
            <span>
              {sameName && <StateChip tone="warning">{t('applications.sameName')}</StateChip>}{' '}
              {samePhone && <StateChip tone="warning">{t('applications.samePhone')}</StateChip>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
