import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LetterTemplatesDocument } from '../../gql/letters/graphql.ts';
import { useText } from '../../shell/text.ts';

/** Templates that wait for this person to approve them (X6, X9). */
export default function LettersCard(): ReactNode {
  const t = useText();
  const { data } = useQuery(LetterTemplatesDocument, { pollInterval: 300_000 });
  const waiting = (data?.letterTemplates ?? []).filter(({ versions }) => versions[0]?.approvable);
  if (waiting.length === 0) return null;
  return (
    <section className="k-card">
      <h2>{t('letters.toApprove')}</h2>
      <ul className="k-list">
        {waiting.map(({ id, name, version }) => (
          <li key={id}>
            <Link to={`/letter-templates/${id}`}>{name}</Link>
            <span className="k-quiet">{t('letters.versionNth', { version })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
