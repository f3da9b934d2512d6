import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import {
  RevealTraderFieldDocument,
  type SealedTraderField,
  TraderChoicesDocument,
  TraderDocument,
  type WholeTraderFragment,
} from '../../gql/traders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Instant, None } from '../../ui/figures.tsx';
import type { LifecycleStep } from '../../ui/lifecycle.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { MaskedField } from '../../ui/masked-field.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { TraderApplications } from '../applications/trader-applications.tsx';
import { PaperChecklist } from '../archive/paper-checklist.tsx';
import { LettersOf } from '../letters/letters-of.tsx';
import { TraderFaults } from '../quality/trader-faults.tsx';
import { RenewButton } from '../renewals/renew-button.tsx';
import { TraderAnswers } from '../renewals/trader-answers.tsx';
import { TasksOf } from '../tasks/tasks-of.tsx';
import { TagsDialog } from './tags-dialog.tsx';
import { TraderEdit } from './trader-edit.tsx';
import { TermStateChip, TraderStateChip, termWay } from './trader-state.tsx';
import { TraderTimeline } from './trader-timeline.tsx';

/** One trader: who, how reached, until when, what happened (T6). */
export default function TraderPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(TraderDocument, { variables: { id } });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.trader) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return <Whole key={data.trader.id} trader={data.trader} refetch={() => void refetch()} />;
}

function Whole({ trader, refetch }: { trader: WholeTraderFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [editing, setEditing] = useState(false);
  const [tagging, setTagging] = useState(false);
  const { data: choices } = useQuery(TraderChoicesDocument);
  const term = trader.terms.find(({ current, state }) => current && state !== 'closed');
  return (
    <RecordPage
      name={trader.name}
      number={trader.number}
      state={
        <>
          <TraderStateChip state={trader.state} />
          {trader.termState && <TermStateChip state={trader.termState} />}
          {trader.priority && <Tag>{t('traders.only.priority')}</Tag>}
        </>
      }
      lifecycle={useWay(trader)}
      actions={
        <>
          {term && <RenewButton termId={term.id} version={term.version} done={refetch} />}
          {may('message.read') && <Link to={`/messages?recipient=${trader.id}`}>{t('messaging.title')}</Link>}
          {may('trader.classify') && <Button onClick={() => setTagging(true)}>{t('traders.tags.change')}</Button>}
          {may('trader.change') && (
            <Button type="primary" onClick={() => setEditing(true)}>
              {t('traders.edit')}
            </Button>
          )}
        </>
      }
      timeline={<TraderTimeline traderId={trader.id} version={trader.version} />}
    >
      <Identity trader={trader} />
      <Terms trader={trader} />
      <TraderApplications traderId={trader.id} active={trader.state === 'active'} />
      <TraderAnswers traderId={trader.id} name={trader.name} term={term} done={refetch} />
      <PaperChecklist subjectType="trader" subjectId={trader.id} />
      <TraderFaults traderId={trader.id} changed={refetch} />
      <LettersOf subjectType="trader" subjectId={trader.id} />
      <TasksOf subjectType="trader" subjectId={trader.id} />
      {editing && (
        <TraderEdit
          trader={trader}
          branches={choices?.traderBranches ?? [trader.branch]}
          refetch={refetch}
          close={() => setEditing(false)}
        />
      )}
      {tagging && (
        <TagsDialog
          traderIds={[trader.id]}
          known={choices?.traderTags ?? trader.tags}
          close={() => setTagging(false)}
          done={refetch}
        />
      )}
    </RecordPage>
  );
}

/** Where the current term stands on its way. */
function useWay(trader: WholeTraderFragment): LifecycleStep[] {
  const t = useText();
  const at = termWay.findIndex((state) => state === trader.termState);
  return termWay.map((state, place) => ({
    key: state,
    label: t(`traders.termState.${state}`),
    place: place < at ? 'was' : place === at ? 'is' : 'ahead',
    ...(state === 'expired' && { note: <BusinessDate value={trader.termEndsOn} /> }),
  }));
}

function Identity({ trader }: { trader: WholeTraderFragment }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const reveal = useReveal(trader.id);
  return (
    <Section title={t('traders.facts')}>
      <Facts
        facts={[
          { key: 'kind', label: t('traders.kind'), value: t(`traders.kind.${trader.kind}`) },
          {
            key: 'paper',
            label: t('traders.certificateKind'),
            value: open('traders.certificateKind', trader.certificateKind),
          },
          {
            key: 'certificate',
            label: t('traders.certificate'),
            value: (
              <MaskedField masked={trader.certificate} label={t('traders.certificate')} {...reveal('certificate', 1)} />
            ),
          },
          {
            key: 'phones',
            label: t('traders.phones'),
            value:
              trader.phones.length === 0 ? (
                <None />
              ) : (
                trader.phones.map(({ position, masked }) => (
                  <div key={position}>
                    <MaskedField
                      masked={masked}
                      label={t('traders.phoneNth', { position })}
                      {...reveal('phone', position)}
                    />
                    {position === 1 && <span className="k-quiet">{t('traders.mainPhone')}</span>}
                  </div>
                ))
              ),
          },
          { key: 'branch', label: t('traders.branch'), value: trader.branch.name },
          { key: 'owner', label: t('traders.marketOwner'), value: trader.marketOwner ?? <None /> },
          { key: 'seat', label: t('traders.seat'), value: trader.seatNumber ?? <None /> },
          {
            key: 'tags',
            label: t('traders.tags'),
            value: trader.tags.length === 0 ? <None /> : trader.tags.map((tag) => <Tag key={tag}>{tag}</Tag>),
          },
          { key: 'remark', label: t('traders.remark'), value: trader.remark || <None /> },
          { key: 'created', label: t('traders.createdAt'), value: <Instant value={trader.createdAt} /> },
          { key: 'updated', label: t('traders.updatedAt'), value: <Instant value={trader.updatedAt} /> },
        ]}
      />
    </Section>
  );
}

/** How a sealed field is shown in clear; nothing where this person may not. */
function useReveal(
  id: string,
): (field: SealedTraderField, position: number) => { reveal?: (reason: string) => Promise<string> } {
  const { may } = useSession();
  const [ask] = useMutation(RevealTraderFieldDocument, { fetchPolicy: 'no-cache' });
  if (!may('trader.reveal')) return () => ({});
  return (field, position) => ({
    reveal: async (reason) => {
      const { data } = await ask({ variables: { id, field, position, reason } });
      const result = data?.revealTraderField;
      if (result?.__typename === 'RevealedField') return result.value;
      throw new Error(result?.code ?? 'INTERNAL');
    },
  });
}

function Terms({ trader }: { trader: WholeTraderFragment }): ReactNode {
  const t = useText();
  return (
    <Section title={t('traders.terms')}>
      {trader.terms.length === 0 ? (
        <p className="k-quiet">{t('traders.noTerm')}</p>
      ) : (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('traders.termStartsOn')}</th>
              <th>{t('traders.termEndsOn')}</th>
              <th>{t('traders.state')}</th>
            </tr>
          </thead>
          <tbody>
            {trader.terms.map((term) => (
              <tr key={term.id}>
                <td>
                  <BusinessDate value={term.startsOn} />
                </td>
                <td>
                  <BusinessDate value={term.endsOn} />
                </td>
                <td>
                  <TermStateChip state={term.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
