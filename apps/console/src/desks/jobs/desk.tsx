import { GearIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** What runs by itself: queues, schedules, workers (X11). */
export const jobs: Desk = {
  key: 'jobs',
  group: 'administration',
  pages: [
    {
      path: 'jobs',
      permission: 'jobs.manage',
      title: 'jobs.title',
      rail: { icon: <GearIcon /> },
      load: () => import('./jobs.page.tsx'),
    },
  ],
  cards: [{ key: 'jobs', permission: 'jobs.manage', load: () => import('./failed-jobs.card.tsx') }],
};
