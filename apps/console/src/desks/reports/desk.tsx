import { ChartIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Month-end and quarter figures (T7, T8). */
export const reports: Desk = {
  key: 'reports',
  group: 'accounts',
  pages: [
    {
      path: 'reports',
      permission: 'report.read',
      title: 'reports.title',
      rail: { icon: <ChartIcon /> },
      load: () => import('./reports.page.tsx'),
    },
    {
      path: 'reports/rows',
      permission: 'report.read',
      title: 'reports.rows',
      load: () => import('./rows.page.tsx'),
    },
  ],
  commands: [{ title: 'reports.quarters', permission: 'report.read', to: '/reports?kind=quarter' }],
  cards: [{ key: 'reports', permission: 'report.read', load: () => import('./reports.card.tsx') }],
};
