import { CalendarIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Office days, trading days, holidays (X4). */
export const calendar: Desk = {
  key: 'calendar',
  group: 'office',
  pages: [
    {
      path: 'calendar',
      permission: 'calendar.read',
      title: 'calendar.title',
      rail: { icon: <CalendarIcon /> },
      load: () => import('./calendar.page.tsx'),
    },
  ],
};
