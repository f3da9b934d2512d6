import type { ReactNode } from 'react';
import type { TaskLineFragment } from '../../gql/tasks/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { PersonChip } from '../../ui/person-chip.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useRoleName } from '../identity/role-name.ts';

/** Whether a task waits, is late, or how it ended. */
export function TaskState({
  task,
}: {
  task: Pick<TaskLineFragment, 'state' | 'overdue' | 'dueAt' | 'endedAt'>;
}): ReactNode {
  const t = useText();
  if (task.state === 'cancelled') return <StateChip tone="neutral">{t('tasks.state.cancelled')}</StateChip>;
  if (task.state === 'open') {
    return (
      <StateChip tone={task.overdue ? 'bad' : 'waiting'}>
        {t(task.overdue ? 'tasks.overdue' : 'tasks.state.open')}
      </StateChip>
    );
  }
  const late = new Date(task.endedAt ?? task.dueAt) > new Date(task.dueAt);
  return <StateChip tone={late ? 'warning' : 'good'}>{t(late ? 'tasks.doneLate' : 'tasks.state.done')}</StateChip>;
}

/** Who does a task, or the role that it waits at. */
export function TaskOwner({ task }: { task: Pick<TaskLineFragment, 'owner' | 'role'> }): ReactNode {
  const t = useText();
  const roleName = useRoleName();
  if (task.owner) return <PersonChip name={task.owner} />;
  const role = task.role ?? '';
  return <span className="k-quiet">{t('tasks.waitsAt', { role: roleName({ roleKey: role, roleName: role }) })}</span>;
}

/** Who gave a task; what a room opened by itself was given by the house. */
export function GivenBy({ by }: { by: string }): ReactNode {
  const t = useText();
  const open = useOpenText();
  return open('jobs.scheduleName', by) === by ? by : t('tasks.house');
}
