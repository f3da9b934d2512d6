import { Button, Checkbox, Dropdown, Input, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from '../shell/session.tsx';
import { useText } from '../shell/text.ts';
import { askForExport, type ExportFormat, ExportRefused, exportFormats } from './ask-for-export.ts';
import type { FailureCode } from './failure.ts';
import { useSavedViews } from './queue-memory.ts';

/** Opens a saved view, saves the present one, forgets one. */
export function ViewsButton({ queue }: { queue: string }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [views, keep] = useSavedViews(queue);
  const [name, setName] = useState('');
  const save = (): void => {
    const named = name.trim();
    if (!named) return;
    keep([...views.filter((view) => view.name !== named), { name: named, search }]);
    setName('');
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="k-views">
          {views.length === 0 && <p className="k-quiet">{t('ui.queue.noViews')}</p>}
          <ul>
            {views.map((view) => (
              <li key={view.name}>
                <button type="button" className="k-link" onClick={() => void navigate({ search: view.search })}>
                  {view.name}
                </button>
                <Button
                  type="text"
                  size="small"
                  aria-label={t('ui.queue.forgetView', { name: view.name })}
                  onClick={() => keep(views.filter((one) => one !== view))}
                >
                  <span aria-hidden="true">✕</span>
                </Button>
              </li>
            ))}
          </ul>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <Input
              value={name}
              onChange={(event) => setName(event.target.value)}
              placeholder={t('ui.queue.viewName')}
              aria-label={t('ui.queue.viewName')}
              maxLength={40}
            />
            <Button htmlType="submit" disabled={name.trim() === ''}>
              {t('ui.queue.saveView')}
            </Button>
          </form>
        </div>
      }
    >
      <Button>{t('ui.queue.views')}</Button>
    </Popover>
  );
}

/** Chooses the columns. */
export function ColumnsButton({
  columns,
  hidden,
  onChange,
}: {
  columns: readonly { readonly key: string; readonly title: string }[];
  hidden: readonly string[];
  onChange: (hidden: readonly string[]) => void;
}): ReactNode {
  const t = useText();
  const keys = columns.map(({ key }) => key);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="k-checks"
          options={columns.map(({ key, title }) => ({ value: key, label: title }))}
          value={keys.filter((key) => !hidden.includes(key))}
          onChange={(shown) => onChange(keys.filter((key) => !shown.includes(key)))}
        />
      }
    >
      <Button>{t('ui.queue.columns')}</Button>
    </Popover>
  );
}

/** A list that the server can give as a file, and how it is narrowed. */
export interface ExportedList {
  /** As the server calls it: `traders`. */
  readonly name: string;
  /** What is null in it narrows nothing. */
  readonly filter: object;
}

/** Takes the list out as a file, narrowed as it stands; nothing for who may not take lists out. */
export function ExportButton(list: ExportedList): ReactNode {
  return useSession().may('export.make') && <TakeOut {...list} />;
}

function TakeOut({ name, filter }: ExportedList): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const narrowing = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
  const take = async (format: ExportFormat): Promise<void> => {
    setAsking(true);
    setFailure(undefined);
    try {
      globalThis.location.assign(await askForExport(name, format, narrowing));
    } catch (error) {
      setFailure(error instanceof ExportRefused ? error.code : 'UNREACHABLE');
    } finally {
      setAsking(false);
    }
  };
  return (
    <Popover
      open={failure !== undefined}
      onOpenChange={() => setFailure(undefined)}
      content={failure && <span role="alert">{t(`ui.failure.${failure}`)}</span>}
    >
      <Dropdown
        trigger={['click']}
        menu={{
          items: exportFormats.map((key) => ({ key, label: t(`ui.queue.as.${key}`) })),
          onClick: ({ key }) => void take(key as ExportFormat),
        }}
      >
        <Button loading={asking}>{t('ui.queue.export')}</Button>
      </Dropdown>
    </Popover>
  );
}
