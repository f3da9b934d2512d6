import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Drawer, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  ChangeChecklistDocument,
  type ChecklistFragment,
  type DocumentForm,
  type PaperTypeFragment,
} from '../../gql/archive/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

type Item = Omit<ChecklistFragment['items'][number], '__typename'>;

/** A checklist to be changed: which papers, in which order, of what form, when. It becomes a new version (T5). */
export function ChecklistEditor({
  list,
  types,
  close,
  reload,
}: {
  list: ChecklistFragment;
  types: readonly PaperTypeFragment[];
  close: () => void;
  reload: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [items, setItems] = useState<readonly Item[]>(list.items);
  const [refused, setRefused] = useState<string>();
  const [change, { loading, error }] = useMutation(ChangeChecklistDocument, { onError: () => {} });
  const title = new Map(types.map((type) => [type.key, type.title]));
  const free = types.filter(
    ({ key, retired }) => !retired && key !== 'other' && !items.some((item) => item.type === key),
  );
  // Applications are about a trader, whose own papers may do as well.
  const lends = list.key.startsWith('application.') && !list.key.startsWith('application.opening.');
  const set = (at: number, changed: Partial<Item>): void =>
    setItems(items.map((item, place) => (place === at ? { ...item, ...changed } : item)));
  const move = (at: number, to: number): void => {
    const [item] = items.slice(at, at + 1);
    if (item) setItems(items.toSpliced(at, 1).toSpliced(to, 0, item));
  };
  const save = async (): Promise<void> => {
    setRefused(undefined);
    const { data } = await change({
      variables: {
        input: {
          key: list.key,
          version: list.version,
          items: items.map(({ type, required, form, when, lent }) => ({
            type,
            required,
            form: form ?? null,
            when,
            lent,
          })),
        },
      },
    });
    if (!data) return undefined;
    const { outcome } = data;
    reload();
    if (outcome.__typename === 'ChecklistSetting') {
      sayDone(t('archive.checklistSaved', { list: list.title, version: outcome.version }));
      return close();
    }
    if (outcome.__typename === 'InvalidInput')
      return setRefused(outcome.fields.map(({ code }) => open('archive.problem', code)).join(t('ui.comma')));
    return setRefused(t('archive.settingMeanwhile'));
  };
  return (
    <Drawer
      open
      size={940}
      title={t('archive.editOf', { what: list.title })}
      onClose={close}
      footer={
        <div className="k-actions">
          <Button type="primary" loading={loading} onClick={() => void save()}>
            {t('archive.saveVersion', { version: list.version + 1 })}
          </Button>
          <Button onClick={close}>{t('ui.cancel')}</Button>
        </div>
      }
    >
      <div className="k-stack">
        <FailureAlert error={error} />
        {refused && (
          <p className="archive-overdue" role="alert">
            {refused}
          </p>
        )}
        <p className="k-quiet">
          {t(list.key.startsWith('application.') ? 'archive.holdsForNew' : 'archive.holdsAtOnce')}
        </p>
        <table className="k-table archive-list">
          <thead>
            <tr>
              <th>{t('archive.paper')}</th>
              <th>{t('archive.required')}</th>
              <th>{t('archive.form')}</th>
              {list.conditions.length > 0 && <th>{t('archive.onlyWhen')}</th>}
              {lends && <th>{t('archive.traderWillDo')}</th>}
              <th>
                <span className="k-unseen">{t('archive.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => {
              const name = title.get(item.type) ?? item.type;
              return (
                <tr key={item.type}>
                  <th scope="row">{name}</th>
                  <td>
                    <Checkbox
                      checked={item.required}
                      aria-label={`${t('archive.required')} ${name}`}
                      onChange={({ target }) => set(at, { required: target.checked })}
                    />
                  </td>
                  <td>
                    <Select<DocumentForm | ''>
                      value={item.form ?? ''}
                      style={{ width: 110 }}
                      aria-label={`${t('archive.form')} ${name}`}
                      onChange={(form) => set(at, { form: form || null })}
                      options={[
                        { value: '', label: t('archive.form.any') },
                        { value: 'original', label: t('archive.form.original') },
                        { value: 'copy', label: t('archive.form.copy') },
                      ]}
                    />
                  </td>
                  {list.conditions.length > 0 && (
                    <td>
                      <Select
                        mode="multiple"
                        value={item.when}
                        style={{ width: 250 }}
                        placeholder={t('archive.always')}
                        aria-label={`${t('archive.onlyWhen')} ${name}`}
                        onChange={(when: string[]) => set(at, { when })}
                        options={list.conditions.map((each) => ({ value: each.key, label: each.title }))}
                      />
                    </td>
                  )}
                  {lends && (
                    <td>
                      <Checkbox
                        checked={item.lent}
                        aria-label={`${t('archive.traderWillDo')} ${name}`}
                        onChange={({ target }) => set(at, { lent: target.checked })}
                      />
                    </td>
                  )}
                  <td>
                    <div className="archive-actions">
                      <Button
                        size="small"
                        disabled={at === 0}
                        aria-label={`${t('archive.up')} ${name}`}
                        onClick={() => move(at, at - 1)}
                      >
                        ↑
                      </Button>
                      <Button
                        size="small"
                        disabled={at === items.length - 1}
                        aria-label={`${t('archive.down')} ${name}`}
                        onClick={() => move(at, at + 1)}
                      >
                        ↓
                      </Button>
                      <Button
                        size="small"
                        aria-label={`${t('archive.takeOff')} ${name}`}
                        onClick={() => setItems(items.toSpliced(at, 1))}
                      >
                        {t('archive.takeOff')}
                      </Button>
                    </div>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {items.length === 0 && <p className="k-quiet">{t('archive.asksNothing')}</p>}
        <Select
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 260 }}
          placeholder={t('archive.putOn')}
          aria-label={t('archive.putOn')}
          disabled={free.length === 0}
          options={free.map(({ key, title: label }) => ({ value: key, label }))}
          onChange={(type: string | null) =>
            type && setItems([...items, { type, required: true, form: null, when: [], lent: false }])
          }
        />
      </div>
    </Drawer>
  );
}
