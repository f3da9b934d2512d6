import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { ArchiveWaitingDocument } from '../../gql/archive/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { Count } from '../../ui/figures.tsx';
import { useQueueFilters } from '../../ui/queue-table.tsx';
import { ArchivedPapers } from './archived-papers.tsx';
import { CompletenessFigures, useCompleteness } from './completeness.tsx';
import { DossierDrawer, type Opened } from './dossier-drawer.tsx';
import { IncompleteDossiers } from './incomplete-dossiers.tsx';
import { shelves } from './shelves.ts';
import './archive.css';

const keys = ['shelf'] as const;

/** The archive as queues: what is there, what is missing, unseen, nowhere, running out or out of the house (T5). */
export default function ArchivePage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [{ shelf: chosen }, change] = useQueueFilters(keys);
  const shelf = shelves.find((each) => each === chosen) ?? 'all';
  const { data } = useQuery(ArchiveWaitingDocument, { fetchPolicy: 'cache-and-network' });
  const client = useApolloClient();
  const complete = useCompleteness();
  const [opened, setOpened] = useState<Opened>();
  const [figures, setFigures] = useState(false);
  const counts: Partial<Record<string, number>> = {
    ...data?.archiveCounts,
    ...(complete && { incomplete: complete.dossiers - complete.complete }),
  };
  return (
    <>
      <header className="k-head">
        <h1>{t('archive.title')}</h1>
        <span className="k-grow" />
        {complete && (
          <Button type="link" onClick={() => setFigures(true)}>
            {t('archive.completenessIs', { percent: complete.completeness })}
          </Button>
        )}
        {may('document.settings') && <Link to="/paper-checklists">{t('archive.settings')}</Link>}
      </header>
      <nav className="archive-shelves" aria-label={t('archive.shelves')}>
        <Segmented
          value={shelf}
          onChange={(next) => change({ shelf: next === 'all' ? '' : next })}
          options={shelves.map((each) => ({
            value: each,
            label: (
              <>
                {t(`archive.shelf.${each}`)}
                {counts[each] ? (
                  <span className="archive-count">
                    <Count value={counts[each]} />
                  </span>
                ) : null}
              </>
            ),
          }))}
        />
      </nav>
      {shelf === 'incomplete' ? (
        <IncompleteDossiers open={setOpened} />
      ) : (
        <ArchivedPapers key={shelf} shelf={shelf} open={setOpened} />
      )}
      {opened && (
        <DossierDrawer
          subject={opened}
          close={() => setOpened(undefined)}
          changed={() => void client.refetchQueries({ include: 'active' })}
        />
      )}
      {figures && <CompletenessFigures close={() => setFigures(false)} />}
    </>
  );
}
