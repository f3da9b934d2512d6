import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { AuditLineFragment } from '../../gql/audit/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Instant, None } from '../../ui/figures.tsx';
import { Diffs } from '../../ui/timeline.tsx';
import { FieldValue, useActorName, useFieldName } from './audit-field.tsx';

/** Everything that one line of the audit holds. */
export function AuditEntryDrawer({
  entry,
  close,
}: {
  entry: AuditLineFragment | undefined;
  close: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const fieldName = useFieldName();
  const actorName = useActorName();
  return (
    <Drawer
      open={entry !== undefined}
      onClose={close}
      size={520}
      title={entry && open('audit.action', entry.action)}
      closable={{ 'aria-label': t('audit.close') }}
    >
      {entry && (
        <div className="k-stack">
          <Facts
            facts={[
              { key: 'at', label: t('audit.at'), value: <Instant value={entry.at} /> },
              { key: 'actor', label: t('audit.actor'), value: actorName(entry) },
              { key: 'kind', label: t('audit.actorKind'), value: open('audit.actorKindName', entry.actorKind) },
              { key: 'subject', label: t('audit.subject'), value: open('audit.subject', entry.subjectType) },
              { key: 'subjectId', label: t('audit.subjectId'), value: <Identifier value={entry.subjectId} /> },
              { key: 'reason', label: t('audit.reason'), value: entry.reason ?? <None /> },
              {
                key: 'ip',
                label: t('audit.ip'),
                value: entry.actorKind === 'system' ? <None /> : entry.ip || <None />,
              },
              { key: 'request', label: t('audit.request'), value: <code>{entry.requestId}</code> },
            ]}
          />
          {entry.changes.length > 0 && (
            <section>
              <h3>{t('audit.changes')}</h3>
              <Diffs
                changes={entry.changes.map(({ field, before, after }) => ({
                  key: field,
                  label: fieldName(field),
                  ...(before !== null &&
                    before !== undefined && { before: <FieldValue field={field} json={before} /> }),
                  after: <FieldValue field={field} json={after} />,
                }))}
              />
            </section>
          )}
        </div>
      )}
    </Drawer>
  );
}

/** What an entry is about is told by an id, except a day. */
function Identifier({ value }: { value: string }): ReactNode {
  if (value === '') return <None />;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? <BusinessDate value={value} /> : <code>{value}</code>;
}
