import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ImportRunsDocument } from '../../gql/imports/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ImportState } from './import-state.tsx';

/** Imports that wait for a person's word. */
export default function ImportsCard(): ReactNode {
  const t = useText();
  const { data } = useQuery(ImportRunsDocument, { variables: { kind: 'traders', first: 20 }, pollInterval: 60_000 });
  const waiting = data?.importRuns.nodes.filter(({ state }) => ['mapping', 'ready', 'failed'].includes(state)) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="k-card">
      <h2>{t('imports.waiting')}</h2>
      <ul className="k-list">
        {waiting.map((run) => (
          <li key={run.id}>
            <Link to={`/imports/${run.id}`}>{run.fileName}</Link>
            <ImportState state={run.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
