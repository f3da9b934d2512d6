import { TabletIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** At the fair: what franchisees order, entered beside them on a tablet (F1, F3, F8). */
export const fair: Desk = {
  key: 'fair',
  group: 'franchise',
  pages: [
    {
      path: 'fair',
      permission: 'franchiseOrder.read',
      title: 'fair.title',
      rail: { icon: <TabletIcon /> },
      load: () => import('./fair.page.tsx'),
    },
    {
      path: 'fair/:id',
      permission: 'franchiseOrder.read',
      title: 'fair.sheet',
      load: () => import('./sheet.page.tsx'),
    },
  ],
};
