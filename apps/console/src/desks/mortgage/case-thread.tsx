import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { MortgageThreadDocument, type MortgageThreadQuery } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { useChanges } from '../../shell/use-changes.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { AskAssist } from './ask-assist.tsx';
import { AssistTable } from './assist-table.tsx';
import { LogAttempt } from './log-attempt.tsx';
import { SayInThread } from './say-in-thread.tsx';

type Thread = NonNullable<MortgageThreadQuery['mortgageThread']>;

/** What specialist and consultant say to each other about a case, what was tried, and what the consultant is asked for (S26, S27). */
export function CaseThread({
  id,
  ask,
}: {
  id: string;
  /** The version of the case, for whoever may ask its consultant to assist. */
  ask?: { readonly version: number; readonly changed: () => void } | undefined;
}): ReactNode {
  const asked = useQuery(MortgageThreadDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { data, error, refetch } = asked;
  useChanges('mortgageThread', id, () => void refetch());
  const thread = data?.mortgageThread;
  if (!thread) return error ? <ErrorState error={error} retry={() => void refetch()} /> : null;
  return <ThreadParts thread={thread} ask={ask} changed={() => void refetch()} />;
}

/** The parts of a thread that is there already. */
export function ThreadParts({
  thread,
  ask,
  changed,
}: {
  thread: Thread;
  ask?: { readonly version: number; readonly changed: () => void } | undefined;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [doing, setDoing] = useState<'ask' | 'attempt'>();
  const { id, assists, consultant, consultantKnown, mayWrite, people, notes } = thread;
  const close = (): void => setDoing(undefined);
  return (
    <>
      <Section
        title={t('mortgage.assists')}
        extra={
          ask &&
          !thread.state.final &&
          consultantKnown && <Button onClick={() => setDoing('ask')}>{t('mortgage.askAssist')}</Button>
        }
      >
        {!consultantKnown && <p className="k-quiet">{t('mortgage.consultantUnknown', { name: consultant })}</p>}
        {assists.length === 0 && consultantKnown && <p className="k-quiet">{t('mortgage.noAssists')}</p>}
        <AssistTable rows={assists} mayWithdraw={ask !== undefined} changed={changed} />
      </Section>
      <Section
        title={t('mortgage.thread')}
        extra={mayWrite && <Button onClick={() => setDoing('attempt')}>{t('mortgage.logAttempt')}</Button>}
      >
        {mayWrite && <SayInThread id={id} people={people} said={changed} />}
        {notes.length === 0 && <p className="k-quiet">{t('mortgage.noNotes')}</p>}
        <ul className="m-thread">
          {notes.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ul>
      </Section>
      {doing === 'attempt' && <LogAttempt id={id} close={close} logged={changed} />}
      {doing === 'ask' && ask && (
        <AskAssist
          id={id}
          version={ask.version}
          consultant={consultant}
          close={close}
          asked={() => {
            changed();
            ask.changed();
          }}
        />
      )}
    </>
  );
}

function Note({
  note: { kind, body, by, at, mentions, triedWith, triedOn, outcome },
}: {
  note: Thread['notes'][number];
}): ReactNode {
  const t = useText();
  return (
    <li>
      <small className="k-quiet">
        {by} <Instant value={at} />
      </small>{' '}
      {kind === 'attempt' && <StateChip tone="neutral">{t('mortgage.noteAttempt')}</StateChip>}
      {mentions.length > 0 && (
        <small className="k-quiet"> {t('mortgage.mentioned', { names: mentions.join('、') })}</small>
      )}
      <br />
      {body}
      {triedOn && (
        <>
          <br />
          <small>
            {t('mortgage.triedWith')} {triedWith} · <BusinessDate value={triedOn} /> · {t('mortgage.attemptOutcome')}{' '}
            {outcome}
          </small>
        </>
      )}
    </li>
  );
}
