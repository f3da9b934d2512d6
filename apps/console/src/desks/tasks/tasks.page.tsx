import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import {
  HandOverTaskDocument,
  type TaskFilter,
  type TaskLineFragment,
  TasksDocument,
} from '../../gql/tasks/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant, None } from '../../ui/figures.tsx';
import type { FilterValues, QueueFilter } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { SubjectLink } from '../../ui/subject-link.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { NewTask } from './new-task.tsx';
import { TasksOnTime } from './on-time.tsx';
import { GivenBy, TaskOwner, TaskState } from './task-state.tsx';

const keys = ['list', 'state', 'only', 'days', 'new'] as const;

/** What of the list is shown alone: of what is open how near it is, of what is done whether it was in time. */
const onlies = ['overdue', 'dueToday', 'reminded', 'inTime', 'late'] as const;
type Key = (typeof keys)[number];

function filterOf({ list, state, only, days }: FilterValues<Key>): TaskFilter {
  const done = only === 'late' || only === 'inTime';
  return {
    mine: list === '' || list === 'mine' || null,
    atRole: list === 'role' || null,
    given: list === 'given' || null,
    state: done ? 'done' : state === 'done' || state === 'cancelled' ? state : 'open',
    overdue: only === 'overdue' || null,
    dueToday: only === 'dueToday' || null,
    reminded: only === 'reminded' || null,
    late: done ? only === 'late' : null,
    endedWithinDays: Number(days) || null,
  };
}

/** What is to be done until when: mine, my role's, what I gave, all that I see (T20). */
export default function TasksPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const filter = useMemo(() => filterOf(values), [values]);
  const asked = useQuery(TasksDocument, {
    variables: { filter, first: 100 },
  });
  const list = useQueuePages(asked, 'tasks');
  const columns = useColumns(filter.state === 'open');
  const take = useTakeAll(list.rows ?? [], list.retry);
  const filters: QueueFilter[] = [
    {
      kind: 'choice',
      key: 'list',
      label: t('tasks.list.mine'),
      options: (['mine', 'role', 'given', 'all'] as const).map((value) => ({ value, label: t(`tasks.list.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('tasks.state'),
      options: (['open', 'done', 'cancelled'] as const).map((value) => ({ value, label: t(`tasks.state.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'only',
      label: t('tasks.only'),
      options: onlies.map((value) => ({ value, label: t(`tasks.only.${value}`) })),
    },
    // What a figure brings along: shown where it narrows the list, so that it can be taken away.
    ...(values.days
      ? [
          {
            kind: 'choice' as const,
            key: 'days',
            label: t('tasks.ended'),
            options: [{ value: values.days, label: t('tasks.endedWithin', { days: Number(values.days) }) }],
          },
        ]
      : []),
  ];
  return (
    <>
      <header className="k-head">
        <h1>{t('tasks.title')}</h1>
        <span className="k-grow" />
        <TasksOnTime />
        {may('task.create') && (
          <Button type="primary" onClick={() => change({ new: 'yes' })}>
            {t('tasks.new')}
          </Button>
        )}
      </header>
      <QueueTable<TaskLineFragment>
        name="tasks"
        label={t('tasks.title')}
        columns={columns}
        {...list}
        idOf={(row) => row.id}
        filters={filters}
        filterValues={values}
        onFilter={change}
        addressOf={(row) => `/tasks/${row.id}`}
        exported={{ name: 'tasks', filter }}
        {...(values.list === 'role' && { bulk: [{ key: 'take', label: t('tasks.take'), run: take }] })}
        empty={<EmptyState title={t('tasks.none')} detail={t('tasks.noneDetail')} />}
      />
      <NewTask open={values.new === 'yes'} close={() => change({ new: '' })} done={list.retry} />
    </>
  );
}

/** Takes many of what waits at one's role; what somebody else took meanwhile stays theirs. */
function useTakeAll(rows: readonly TaskLineFragment[], done: () => void): (ids: readonly string[]) => void {
  const t = useText();
  const { person } = useSession();
  const [busy, setBusy] = useState(false);
  const [take] = useMutation(HandOverTaskDocument, { refetchQueries: ['TaskCounts'] });
  const takeAll = async (ids: readonly string[]): Promise<void> => {
    setBusy(true);
    const chosen = rows.filter(({ id, workable }) => workable && ids.includes(id));
    const answers = await Promise.allSettled(
      chosen.map(({ id, version }) => take({ variables: { input: { taskId: id, version, toPersonId: person.id } } })),
    );
    const taken = answers.filter((one) => one.status === 'fulfilled' && one.value.data?.worked.__typename === 'Task');
    sayDone(t('tasks.taken', { taken: taken.length, asked: ids.length }));
    setBusy(false);
    done();
  };
  return (ids) => {
    if (!busy) void takeAll(ids);
  };
}

function useColumns(open: boolean): QueueColumn<TaskLineFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'title', title: t('tasks.what'), width: 245, render: (row) => row.title },
      {
        key: 'subject',
        title: t('tasks.subject'),
        width: 180,
        render: (row) => (row.subject ? <SubjectLink subject={row.subject} /> : <None />),
      },
      { key: 'state', title: t('tasks.state'), width: 115, render: (row) => <TaskState task={row} /> },
      { key: 'due', title: t('tasks.dueAt'), width: 160, render: (row) => <Instant value={row.dueAt} /> },
      { key: 'owner', title: t('tasks.owner'), width: 170, render: (row) => <TaskOwner task={row} /> },
      open
        ? { key: 'openedBy', title: t('tasks.openedBy'), width: 110, render: (row) => <GivenBy by={row.openedBy} /> }
        : {
            key: 'ended',
            title: t('tasks.endedAt'),
            width: 220,
            render: (row) => (
              <>
                <Instant value={row.endedAt} /> {row.endedBy}
              </>
            ),
          },
    ],
    [t, open],
  );
}
