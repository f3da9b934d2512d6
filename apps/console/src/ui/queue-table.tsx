import { Button, Table, type TableColumnType } from 'antd';
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../shell/text.ts';
import { ErrorState } from './error-state.tsx';
import { PageLoading } from './loading.tsx';
import { type FilterValues, type QueueFilter, QueueFilters } from './queue-filters.tsx';
import { useQueueKeys } from './queue-keys.ts';
import { useHiddenColumns } from './queue-memory.ts';
import { ColumnsButton, ExportButton, type ExportedList, ViewsButton } from './queue-tools.tsx';

export { useQueueFilters } from './queue-filters.tsx';

/** A column of a queue. */
export interface QueueColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  /** Figures stand right. */
  readonly figure?: boolean;
  /** Hidden until somebody chooses it. */
  readonly optional?: boolean;
  readonly render: (row: Row) => ReactNode;
}

/** What can be done to the selected rows. */
export interface BulkAction {
  readonly key: string;
  readonly label: string;
  readonly run: (ids: readonly string[]) => void;
}

/** A list of records to work through. */
export interface QueueProps<Row> {
  /** Under which its columns and views are remembered. */
  readonly name: string;
  /** What it lists, for who hears it. */
  readonly label: string;
  readonly columns: readonly QueueColumn<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly idOf: (row: Row) => string;
  readonly loading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** How many there are in all, where the server counted. */
  readonly total?: number | null;
  /** Fetches the next page; undefined at the end. */
  readonly loadMore?: (() => void) | undefined;
  readonly filters?: readonly QueueFilter[];
  readonly filterValues?: FilterValues;
  readonly onFilter?: (changed: FilterValues) => void;
  /** Where Enter and a click lead. */
  readonly addressOf?: (row: Row) => string;
  /** What Enter and a click do where a row has no page of its own. */
  readonly onOpen?: (row: Row) => void;
  readonly bulk?: readonly BulkAction[];
  /** The list as a file, where the server can give it. */
  readonly exported?: ExportedList;
  /** Shown when the list holds nothing. */
  readonly empty: ReactNode;
  /** Beside the export button. */
  readonly extra?: ReactNode;
}

const rowHeight = 36;

/** Filters in the address bar, saved views, columns, bulk actions, keyboard, export, count, virtual rows. */
export function QueueTable<Row extends object>(props: QueueProps<Row>): ReactNode {
  const { name, label, columns, rows = [], idOf, loading, error, retry, loadMore, addressOf, onOpen, bulk } = props;
  const t = useText();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const [hidden, setHidden] = useHiddenColumns(
    name,
    columns.filter(({ optional }) => optional).map(({ key }) => key),
  );
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [at, setAt] = useState<string>();

  const shown = useMemo(() => columns.filter(({ key }) => !hidden.includes(key)), [columns, hidden]);
  const place = at === undefined ? -1 : rows.findIndex((row) => idOf(row) === at);
  const current = rows[place];

  const open = useCallback(
    (row: Row): void => {
      if (addressOf) void navigate(addressOf(row));
      else onOpen?.(row);
    },
    [addressOf, onOpen, navigate],
  );
  const keys = useMemo(
    () => ({
      move: (step: 1 | -1) => {
        const next = Math.max(0, Math.min(rows.length - 1, place + step));
        const row = rows[next];
        if (!row) return;
        setAt(idOf(row));
        box.current
          ?.querySelector('.ant-table-tbody-virtual-holder')
          ?.scrollTo({ top: Math.max(0, next * rowHeight - size.height / 2) });
        if (next > rows.length - 10) loadMore?.();
      },
      open: () => current && open(current),
      select: () =>
        current &&
        setSelected((before) =>
          before.includes(idOf(current)) ? before.filter((id) => id !== idOf(current)) : [...before, idOf(current)],
        ),
    }),
    [rows, place, current, idOf, open, loadMore, size.height],
  );
  useQueueKeys(box, keys);

  const antdColumns: TableColumnType<Row>[] = shown.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width,
    align: column.figure ? 'right' : 'left',
    ellipsis: true,
    render: (_, row) => column.render(row),
  }));
  const width = shown.reduce((sum, column) => sum + column.width, bulk ? 40 : 0);
  const nearEnd = useCallback(
    (event: { currentTarget: HTMLElement }) => {
      const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
      if (!loading && scrollTop + clientHeight > scrollHeight - 10 * rowHeight) loadMore?.();
    },
    [loading, loadMore],
  );

  return (
    <div className="k-queue">
      <div className="k-queue-tools">
        {props.filters && (
          <QueueFilters
            filters={props.filters}
            values={props.filterValues ?? {}}
            onChange={props.onFilter ?? (() => {})}
          />
        )}
        <div className="k-queue-buttons">
          {props.extra}
          {props.filters && <ViewsButton queue={name} />}
          <ColumnsButton columns={columns} hidden={hidden} onChange={setHidden} />
          {props.exported && <ExportButton {...props.exported} />}
        </div>
      </div>
      {bulk && selected.length > 0 && (
        <div className="k-queue-bulk" role="toolbar" aria-label={t('ui.queue.bulk')}>
          <b>{t('ui.queue.selected', { count: selected.length })}</b>
          {bulk.map((action) => (
            <Button key={action.key} size="small" onClick={() => action.run(selected)}>
              {action.label}
            </Button>
          ))}
          <button type="button" className="k-link" onClick={() => setSelected([])}>
            {t('ui.queue.selectNone')}
          </button>
        </div>
      )}
      <div ref={box} className="k-queue-rows">
        {error !== undefined && error !== null && rows.length === 0 ? (
          <ErrorState error={error} retry={retry} />
        ) : rows.length === 0 ? (
          loading ? (
            <PageLoading />
          ) : (
            props.empty
          )
        ) : (
          <Table<Row>
            virtual
            size="small"
            aria-label={label}
            columns={antdColumns}
            dataSource={rows}
            rowKey={idOf}
            pagination={false}
            scroll={{ x: Math.max(width, size.width - 2), y: Math.max(120, size.height - 38) }}
            onScroll={nearEnd}
            rowClassName={(row) => (idOf(row) === at ? 'k-row-current' : '')}
            onRow={(row) => ({
              'aria-current': idOf(row) === at || undefined,
              onClick: (event) => {
                setAt(idOf(row));
                const onControl =
                  event.target instanceof HTMLElement && event.target.closest('a, button, input, label');
                if (!onControl && !getSelection()?.toString()) open(row);
              },
            })}
            {...(bulk && {
              rowSelection: {
                columnWidth: 40,
                selectedRowKeys: [...selected],
                onChange: (chosen) => setSelected(chosen.map(String)),
                getCheckboxProps: (row) => ({ 'aria-label': t('ui.queue.selectRow', { id: rows.indexOf(row) + 1 }) }),
              },
            })}
          />
        )}
      </div>
      <footer className="k-queue-foot">
        <span role="status">
          {props.rows && <CountOf shown={rows.length} total={props.total} more={loadMore !== undefined} />}
          {loading && rows.length > 0 && ` · ${t('ui.loading')}`}
          {error !== undefined && error !== null && rows.length > 0 && ` · ${t('ui.queue.stale')}`}
        </span>
        {loadMore && (
          <Button size="small" loading={loading} onClick={loadMore}>
            {t('ui.queue.more')}
          </Button>
        )}
        <span className="k-grow" />
        {(addressOf ?? onOpen) && rows.length > 0 && (
          <span className="k-quiet k-noprint">{t(bulk ? 'ui.queue.keysBulk' : 'ui.queue.keys')}</span>
        )}
      </footer>
    </div>
  );
}

/** How many rows are shown, of how many where the server counted. */
function CountOf({
  shown,
  total,
  more,
}: {
  shown: number;
  total: number | null | undefined;
  more: boolean;
}): ReactNode {
  const t = useText();
  return total === undefined || total === null
    ? t('ui.queue.count', { shown, more: more ? 'yes' : 'no' })
    : t('ui.queue.countOf', { shown, total, all: shown >= total ? 'yes' : 'no' });
}

function useSize(box: { readonly current: HTMLElement | null }): { width: number; height: number } {
  const [size, setSize] = useState({ width: 800, height: 480 });
  useLayoutEffect(() => {
    if (!box.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) });
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
