import { ChartIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** How far orders were executed, and the monthly review of what did not come (F6, F9). */
export const execution: Desk = {
  key: 'execution',
  group: 'franchise',
  pages: [
    {
      path: 'order-execution',
      permission: 'execution.read',
      title: 'execution.title',
      rail: { icon: <ChartIcon /> },
      load: () => import('./execution.page.tsx'),
    },
    {
      path: 'order-shortages',
      permission: 'execution.read',
      title: 'execution.shortages',
      load: () => import('./shortages.page.tsx'),
    },
  ],
  commands: [{ title: 'execution.shortages', permission: 'execution.read', to: '/order-shortages' }],
};
