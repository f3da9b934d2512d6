import { useQuery } from '@apollo/client/react';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { type PaperFragment, PaperHistoryDocument } from '../../gql/archive/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Instant, None } from '../../ui/figures.tsx';
import { useActorName } from '../audit/audit-field.tsx';

/** Every version of a paper, and everything that happened to it: who looked at it, too (T5, X2). */
export function PaperHistory({
  paper,
  view,
  close,
}: {
  paper: PaperFragment;
  view: (versionId: string) => void;
  close: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const actorName = useActorName();
  const { data, error, refetch } = useQuery(PaperHistoryDocument, {
    variables: { id: paper.id },
    fetchPolicy: 'network-only',
  });
  return (
    <Drawer open size={760} title={t('archive.historyOf', { paper: paper.title })} onClose={close}>
      <div className="k-stack">
        <table className="k-table archive-versions" aria-label={t('archive.versions')}>
          <thead>
            <tr>
              <th>{t('archive.version')}</th>
              <th>{t('archive.form')}</th>
              <th>{t('archive.issuedOn')}</th>
              <th>{t('archive.expiresOn')}</th>
              <th>{t('archive.addedBy')}</th>
              <th>{t('archive.note')}</th>
            </tr>
          </thead>
          <tbody>
            {paper.versions.map((version) => (
              <tr key={version.id}>
                <td>
                  <button type="button" className="k-link" onClick={() => view(version.id)} title={version.fileName}>
                    {t('archive.nth', { number: version.number })}
                  </button>{' '}
                  <code className="archive-hash" title={`SHA-256 ${version.sha256}`}>
                    {version.sha256.slice(0, 8)}
                  </code>
                </td>
                <td>{t(`archive.form.${version.form}`)}</td>
                <td>
                  <BusinessDate value={version.issuedOn} />
                </td>
                <td>
                  <BusinessDate value={version.expiresOn} />
                </td>
                <td>
                  {version.addedBy} <Instant value={version.addedAt} />
                </td>
                <td>{version.note || <None />}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
        <table className="k-table" aria-label={t('archive.happened')}>
          <thead>
            <tr>
              <th>{t('archive.when')}</th>
              <th>{t('archive.who')}</th>
              <th>{t('archive.what')}</th>
              <th>{t('archive.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {data?.documentHistory.map((event) => (
              <tr key={event.id}>
                <td>
                  <Instant value={event.at} />
                </td>
                <td>{actorName({ actorName: event.actor, actorKind: event.actorKind })}</td>
                <td>{open('audit.action', event.action)}</td>
                <td>
                  {[event.number && t('archive.nth', { number: event.number }), event.detail, event.reason]
                    .filter(Boolean)
                    .join(t('ui.comma')) || <None />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Drawer>
  );
}
