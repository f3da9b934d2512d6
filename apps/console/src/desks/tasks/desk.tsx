import { TaskIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** What people must do until when (T20). */
export const tasks: Desk = {
  key: 'tasks',
  group: 'office',
  pages: [
    {
      path: 'tasks',
      permission: 'task.read',
      title: 'tasks.title',
      rail: { icon: <TaskIcon /> },
      load: () => import('./tasks.page.tsx'),
    },
    { path: 'tasks/:id', permission: 'task.read', title: 'tasks.one', load: () => import('./task.page.tsx') },
  ],
  commands: [{ title: 'tasks.new', permission: 'task.create', to: '/tasks?new=yes' }],
  cards: [{ key: 'tasks', permission: 'task.read', load: () => import('./tasks.card.tsx') }],
};
