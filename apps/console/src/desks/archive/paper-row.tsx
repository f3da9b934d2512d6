import { useMutation } from '@apollo/client/react';
import { Button, Dropdown } from 'antd';
import { type DragEvent, type ReactNode, useState } from 'react';
import {
  type PaperChecklistQuery,
  type PaperFragment,
  type PaperItemFragment,
  ReturnPaperDocument,
  VerifyPaperDocument,
} from '../../gql/archive/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, None } from '../../ui/figures.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { paperOf, useRefusal } from './paper-outcome.ts';
import { LoanNote, placeWords } from './paper-place.tsx';
import type { PaperWish } from './paper-upload.tsx';
import { StandingChip } from './standing-chip.tsx';

/** The papers of a record. */
export type Checklist = NonNullable<PaperChecklistQuery['paperChecklist']>;
type Dialog = 'shelve' | 'lend' | 'correct' | 'withdraw' | 'history';
/** What a row asks of the checklist. */
export interface Asked {
  readonly dialog: Dialog;
  readonly paper: PaperFragment;
}

interface RowParts {
  readonly papers: Checklist;
  readonly setWish: (wish: PaperWish) => void;
  readonly setAsked: (asked: Asked) => void;
  readonly setViewed: (viewed: { versionId: string; title: string }) => void;
  readonly done: () => void;
}

/** What a checklist asks for, and what may be done about it. */
export function ItemRow({ item, ...parts }: { item: PaperItemFragment } & RowParts): ReactNode {
  const t = useText();
  const { type, document, lent } = item;
  // A paper that lies with another record is changed there; here a new one is handed in.
  const wish: PaperWish = { type, paper: lent ? null : (document ?? null), form: item.form ?? null };
  return (
    <PaperRow
      title={type.title}
      detail={[
        ...item.because,
        ...(item.form === 'original' ? [t('archive.originalNeeded')] : []),
        ...(item.required ? [] : [t('archive.optional')]),
        ...(lent ? [t('archive.lentFrom')] : []),
      ]}
      standing={<StandingChip standing={item.standing} optional={!item.required} />}
      paper={document ?? null}
      wish={wish}
      own={!lent}
      {...parts}
    />
  );
}

/** What is there besides. */
export function OtherRow({ paper, ...parts }: { paper: PaperFragment } & RowParts): ReactNode {
  const t = useText();
  return (
    <PaperRow
      title={paper.title}
      detail={[t('archive.besides')]}
      standing={<StandingChip standing={paper.standing} />}
      paper={paper}
      wish={{ type: paper.type, paper, form: null }}
      own
      {...parts}
    />
  );
}

function PaperRow({
  title,
  detail,
  standing,
  paper,
  wish,
  own,
  papers,
  setWish,
  setAsked,
  setViewed,
  done,
}: {
  title: string;
  detail: readonly string[];
  standing: ReactNode;
  paper: PaperFragment | null;
  wish: PaperWish;
  own: boolean;
} & RowParts): ReactNode {
  const t = useText();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) setWish({ ...wish, file });
  };
  const current = paper?.versions[0];
  const place = placeWords(paper?.place);
  return (
    <tr
      data-over={over || undefined}
      {...(papers.mayAdd && {
        onDragOver: (event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: drop,
      })}
    >
      <th scope="row">
        {current && paper ? (
          <button type="button" className="k-link" onClick={() => setViewed({ versionId: current.id, title })}>
            {title}
          </button>
        ) : (
          title
        )}
        {detail.length > 0 && <div className="k-quiet">{detail.join(t('ui.comma'))}</div>}
      </th>
      <td>
        {standing}
        {paper && (
          <div className="k-quiet">
            {t(`archive.form.${paper.form}`)} ·{' '}
            <span className="k-line">
              {paper.verifiedBy ? t('archive.verifiedBy', { who: paper.verifiedBy }) : t('archive.unverified')}
            </span>
          </div>
        )}
      </td>
      <td>
        {paper && !paper.expiresOn && paper.type.expires ? (
          t('archive.unlimited')
        ) : (
          <BusinessDate value={paper?.expiresOn} />
        )}
      </td>
      <td>
        {place || (!paper?.loan && <None />)}
        {paper?.loan && (
          <div>
            <LoanNote loan={paper.loan} />
          </div>
        )}
      </td>
      <td>
        <div className="archive-actions">
          {papers.mayAdd && (
            <Button
              size="small"
              onClick={() => setWish(wish)}
              aria-label={`${t(own && paper ? 'archive.newVersion' : 'archive.upload')} ${title}`}
            >
              {t(own && paper ? 'archive.newVersion' : 'archive.upload')}
            </Button>
          )}
          {paper && <More paper={paper} papers={papers} own={own} ask={setAsked} done={done} />}
        </div>
      </td>
    </tr>
  );
}

/** What else may be done about a paper that is there. */
function More({
  paper,
  papers,
  own,
  ask,
  done,
}: {
  paper: PaperFragment;
  papers: Checklist;
  own: boolean;
  ask: (asked: Asked) => void;
  done: () => void;
}): ReactNode {
  const t = useText();
  const refusal = useRefusal();
  const [refused, setRefused] = useState<string>();
  const [verify, verifying] = useMutation(VerifyPaperDocument, { onError: () => {} });
  const [takeBack, returning] = useMutation(ReturnPaperDocument, { onError: () => {} });
  const ref = { variables: { input: { id: paper.id, version: paper.version } } };
  const act = async (work: typeof verify | typeof takeBack, said: string): Promise<void> => {
    setRefused(undefined);
    const { data } = await work(ref);
    if (!data) return;
    if (paperOf(data.outcome)) sayDone(said);
    else setRefused(refusal.words(data.outcome));
    done();
  };
  const may = own && papers.mayAdd;
  const choices = [
    ...(papers.mayVerify && !paper.verifiedBy ? (['verify'] as const) : []),
    ...(papers.mayKeep ? (['shelve', paper.loan ? 'return' : 'lend'] as const) : []),
    ...(may ? (['correct', 'withdraw'] as const) : []),
    'history' as const,
  ];
  const choose = (key: (typeof choices)[number]): void => {
    if (key === 'verify') return void act(verify, t('archive.verifiedNow', { paper: paper.title }));
    if (key === 'return') return void act(takeBack, t('archive.returned', { paper: paper.title }));
    return ask({ dialog: key, paper });
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: choices.map((key) => ({ key, label: t(`archive.do.${key}`) })),
          onClick: ({ key }) => choose(key as (typeof choices)[number]),
        }}
      >
        <Button
          size="small"
          loading={verifying.loading || returning.loading}
          aria-label={`${t('archive.more')} ${paper.title}`}
        >
          {t('archive.more')}
        </Button>
      </Dropdown>
      <FailureAlert error={verifying.error ?? returning.error} />
      {refused && <div role="alert">{refused}</div>}
    </>
  );
}
