import { useQuery } from '@apollo/client/react';
import { Button, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { PaperChecklistDocument, type PaperFragment } from '../../gql/archive/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/record-page.tsx';
import { CorrectDialog, LendDialog, ShelveDialog, WithdrawDialog } from './paper-dialogs.tsx';
import { PaperHistory } from './paper-history.tsx';
import { type Asked, type Checklist, ItemRow, OtherRow } from './paper-row.tsx';
import { PaperUpload, type PaperWish } from './paper-upload.tsx';
import { PaperViewer } from './paper-viewer.tsx';
import './archive.css';

const dialogs = { shelve: ShelveDialog, lend: LendDialog, correct: CorrectDialog, withdraw: WithdrawDialog } as const;

/**
 * The papers of a record: what is required and how it stands, with everything that may be done about it (T5). For any page
 * that knows what it is about: `<PaperChecklist subjectType="trader" subjectId={id} />`; nothing where the person may not see
 * papers. `changed` hears of each change, for pages whose own state depends on the papers.
 */
export function PaperChecklist({
  subjectType,
  subjectId,
  changed,
}: {
  subjectType: string;
  subjectId: string;
  changed?: () => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const subject = { type: subjectType, id: subjectId };
  const { data, error, refetch } = useQuery(PaperChecklistDocument, {
    variables: { subject },
    skip: !may('document.read'),
    fetchPolicy: 'cache-and-network',
  });
  const [wish, setWish] = useState<PaperWish>();
  const [asked, setAsked] = useState<Asked>();
  const [viewed, setViewed] = useState<{ versionId: string; title: string }>();
  const papers = data?.paperChecklist;
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!papers) return null;
  const done = (): void => {
    void refetch();
    changed?.();
  };
  const Asking = asked && asked.dialog !== 'history' ? dialogs[asked.dialog] : undefined;
  // What is asked about may have changed since; the dialog works on the paper as it is now.
  const paperNow = asked && (papersIn(papers).find(({ id }) => id === asked.paper.id) ?? asked.paper);
  const row = { papers, setWish, setAsked, setViewed, done };
  return (
    <Section title={t('archive.papers')} extra={<Completeness papers={papers} />}>
      <table className="k-table archive-papers">
        <thead>
          <tr>
            <th>{t('archive.paper')}</th>
            <th>{t('archive.stands')}</th>
            <th>{t('archive.expiresOn')}</th>
            <th>{t('archive.place')}</th>
            <th>
              <span className="k-unseen">{t('archive.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {papers.items.map((item) => (
            <ItemRow key={item.type.key} item={item} {...row} />
          ))}
          {papers.others.map((paper) => (
            <OtherRow key={paper.id} paper={paper} {...row} />
          ))}
        </tbody>
      </table>
      {papers.items.length + papers.others.length === 0 && <p className="k-quiet">{t('archive.nothing')}</p>}
      {papers.mayAdd && (
        <Button
          size="small"
          onClick={() =>
            setWish({ type: { key: 'other', title: t('archive.other'), expires: false }, paper: null, form: null })
          }
        >
          {t('archive.addOther')}
        </Button>
      )}
      {wish && <PaperUpload subject={subject} wish={wish} close={() => setWish(undefined)} done={done} />}
      {Asking && paperNow && <Asking paper={paperNow} close={() => setAsked(undefined)} done={done} />}
      {asked?.dialog === 'history' && paperNow && (
        <PaperHistory
          paper={paperNow}
          view={(versionId) => setViewed({ versionId, title: paperNow.title })}
          close={() => setAsked(undefined)}
        />
      )}
      {viewed && <PaperViewer {...viewed} mayDownload={papers.mayDownload} close={() => setViewed(undefined)} />}
    </Section>
  );
}

function papersIn({ items, others }: Checklist): PaperFragment[] {
  return [...items.flatMap(({ document }) => document ?? []), ...others];
}

/** How much of what is required is there. */
function Completeness({ papers: { required, there, completeness } }: { papers: Checklist }): ReactNode {
  const t = useText();
  if (required === 0) return null;
  return (
    <span className="archive-completeness">
      <span className="k-quiet k-figure">{t('archive.thereOf', { there, required })}</span>
      <Progress
        percent={completeness}
        size="small"
        status={completeness === 100 ? 'success' : 'normal'}
        aria-label={t('archive.completeness')}
      />
    </span>
  );
}
