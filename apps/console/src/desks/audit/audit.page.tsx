import { useQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { AuditEntriesDocument, type AuditLineFragment, AuditVocabularyDocument } from '../../gql/audit/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/figures.tsx';
import { QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { AuditEntryDrawer } from './audit-entry-drawer.tsx';
import { useActorName, useFieldName } from './audit-field.tsx';
import { ChainCheck } from './chain-check.tsx';

const keys = ['actor', 'action', 'subjectType', 'from', 'to'] as const;
const idOf = (entry: AuditLineFragment): string => entry.id;
/** The start of a business date in Shanghai, as an instant. */
const startOf = (day: string, plus = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + plus * 86_400_000).toISOString();

/** Who saw and changed what, newest first; and whether the chain holds (X2). */
export default function AuditPage(): ReactNode {
  const t = useText();
  const open = useOpenText();
  const fieldName = useFieldName();
  const actorName = useActorName();
  const [filters, setFilters] = useQueueFilters(keys);
  const [opened, setOpened] = useState<AuditLineFragment>();
  const vocabulary = useQuery(AuditVocabularyDocument).data?.auditVocabulary;
  const filter = {
    actor: filters.actor || null,
    action: filters.action || null,
    subjectType: filters.subjectType || null,
    from: filters.from ? startOf(filters.from) : null,
    before: filters.to ? startOf(filters.to, 1) : null,
  };
  const asked = useQuery(AuditEntriesDocument, {
    variables: { first: 100, filter },
  });
  const list = useQueuePages(asked, 'auditEntries');
  const choices = (prefix: string, names: readonly string[] = []): { value: string; label: string }[] =>
    names.map((value) => ({ value, label: open(prefix, value) }));

  return (
    <>
      <header className="k-head">
        <h1>{t('audit.title')}</h1>
        <span className="k-grow" />
        <ChainCheck />
      </header>
      <QueueTable
        name="audit"
        label={t('audit.title')}
        {...list}
        idOf={idOf}
        onOpen={setOpened}
        exported={{ name: 'audit', filter }}
        filterValues={filters}
        onFilter={setFilters}
        filters={[
          { kind: 'text', key: 'actor', label: t('audit.actor') },
          {
            kind: 'choice',
            key: 'action',
            label: t('audit.action'),
            options: choices('audit.action', vocabulary?.actions),
          },
          {
            kind: 'choice',
            key: 'subjectType',
            label: t('audit.subject'),
            options: choices('audit.subject', vocabulary?.subjectTypes),
          },
          { kind: 'day', key: 'from', label: t('audit.from') },
          { kind: 'day', key: 'to', label: t('audit.to') },
        ]}
        columns={[
          { key: 'at', title: t('audit.at'), width: 160, render: (entry) => <Instant value={entry.at} /> },
          {
            key: 'actor',
            title: t('audit.actor'),
            width: 170,
            render: actorName,
          },
          {
            key: 'action',
            title: t('audit.action'),
            width: 190,
            render: (entry) => open('audit.action', entry.action),
          },
          {
            key: 'subject',
            title: t('audit.subject'),
            width: 120,
            render: (entry) => open('audit.subject', entry.subjectType),
          },
          {
            key: 'changes',
            title: t('audit.changes'),
            width: 230,
            render: (entry) => entry.changes.map(({ field }) => fieldName(field)).join(t('ui.comma')),
          },
          { key: 'reason', title: t('audit.reason'), width: 140, render: (entry) => entry.reason },
          { key: 'ip', title: t('audit.ip'), width: 130, optional: true, render: (entry) => entry.ip },
        ]}
        empty={<EmptyState title={t('audit.none')} detail={t('audit.noneDetail')} />}
      />
      <AuditEntryDrawer entry={opened} close={() => setOpened(undefined)} />
    </>
  );
}
