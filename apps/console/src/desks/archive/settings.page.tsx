import { useQuery } from '@apollo/client/react';
import { Button, Tabs, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  type ChecklistFragment,
  PaperSettingsDocument,
  type PaperSettingsQuery,
  type PaperTypeFragment,
} from '../../gql/archive/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useQueueFilters } from '../../ui/queue-filters.tsx';
import { ChecklistEditor } from './checklist-editor.tsx';
import { TypeDialog } from './type-dialog.tsx';
import './archive.css';

const keys = ['tab'] as const;

/** Which papers are required of whom, and what types of paper there are (T5). */
export default function SettingsPage(): ReactNode {
  const t = useText();
  const [{ tab }, change] = useQueueFilters(keys);
  const { data, error, refetch } = useQuery(PaperSettingsDocument);
  if (!data)
    return error ? (
      <ErrorState page={t('archive.settings')} error={error} retry={() => void refetch()} />
    ) : (
      <PageLoading />
    );
  const reload = (): void => void refetch();
  return (
    <>
      <header className="k-head">
        <h1>{t('archive.settings')}</h1>
        <span className="k-grow" />
        <Link to="/archive">{t('archive.title')}</Link>
      </header>
      <Tabs
        activeKey={tab || 'checklists'}
        onChange={(next) => change({ tab: next === 'checklists' ? '' : next })}
        items={[
          {
            key: 'checklists',
            label: t('archive.checklists'),
            children: <Checklists settings={data} reload={reload} />,
          },
          { key: 'types', label: t('archive.types'), children: <Types types={data.documentTypes} reload={reload} /> },
        ]}
      />
    </>
  );
}

/** Each checklist with what it asks for; the records of whom it is about first, then their applications. */
function Checklists({ settings, reload }: { settings: PaperSettingsQuery; reload: () => void }): ReactNode {
  const t = useText();
  const [edited, setEdited] = useState<ChecklistFragment>();
  const title = new Map(settings.documentTypes.map((type) => [type.key, type.title]));
  const lists = settings.documentChecklists.toSorted((a, b) => rank(a) - rank(b));
  return (
    <section className="k-card">
      <p className="k-quiet">{t('archive.checklistsExplain')}</p>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('archive.checklist')}</th>
            <th>{t('archive.requiredPapers')}</th>
            <th>{t('archive.version')}</th>
            <th>{t('archive.changed')}</th>
            <th>
              <span className="k-unseen">{t('archive.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => {
            const required = list.items.filter((item) => item.required);
            return (
              <tr key={list.key}>
                <th scope="row">{list.title}</th>
                <td>
                  {required.map(({ type }) => title.get(type) ?? type).join(t('ui.comma')) || <None />}
                  {list.items.length > required.length && (
                    <span className="k-quiet">
                      {' '}
                      {t('archive.optionalToo', { count: list.items.length - required.length })}
                    </span>
                  )}
                </td>
                <td>
                  <Count value={list.version} />
                </td>
                <td>
                  {list.version === 1 ? (
                    <span className="k-quiet k-line">{t('archive.asDelivered')}</span>
                  ) : (
                    <>
                      {list.changedBy} <Instant value={list.since} />
                    </>
                  )}
                </td>
                <td>
                  <div className="archive-actions">
                    <Button
                      size="small"
                      onClick={() => setEdited(list)}
                      aria-label={`${t('archive.edit')} ${list.title}`}
                    >
                      {t('archive.edit')}
                    </Button>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {edited && (
        <ChecklistEditor
          key={edited.key}
          list={lists.find(({ key }) => key === edited.key) ?? edited}
          types={settings.documentTypes}
          close={() => setEdited(undefined)}
          reload={reload}
        />
      )}
    </section>
  );
}

const rank = ({ key }: ChecklistFragment): number => (key.startsWith('application.') ? 1 : 0);

/** Every type of paper, and when one is reminded of its expiry. */
function Types({ types, reload }: { types: readonly PaperTypeFragment[]; reload: () => void }): ReactNode {
  const t = useText();
  const [edited, setEdited] = useState<PaperTypeFragment | 'new'>();
  const inOrder = types.toSorted(
    (a, b) => Number(a.retired) - Number(b.retired) || a.title.localeCompare(b.title, document.documentElement.lang),
  );
  return (
    <section className="k-card">
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('archive.type')}</th>
            <th>{t('archive.expires')}</th>
            <th>{t('archive.remindDays')}</th>
            <th>
              <span className="k-unseen">{t('archive.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map((type) => (
            <tr key={type.key}>
              <th scope="row">
                {type.title} {type.retired && <Tag>{t('archive.retired')}</Tag>}
              </th>
              <td>{type.expires ? t('ui.yes') : <None />}</td>
              <td className="k-figure">{type.remindDays.join(t('ui.comma')) || <None />}</td>
              <td>
                <div className="archive-actions">
                  <Button
                    size="small"
                    onClick={() => setEdited(type)}
                    aria-label={`${t('archive.edit')} ${type.title}`}
                  >
                    {t('archive.edit')}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Button size="small" onClick={() => setEdited('new')}>
          {t('archive.newType')}
        </Button>
      </p>
      {edited && (
        <TypeDialog
          type={edited === 'new' ? undefined : (types.find(({ key }) => key === edited.key) ?? edited)}
          close={() => setEdited(undefined)}
          reload={reload}
        />
      )}
    </section>
  );
}
