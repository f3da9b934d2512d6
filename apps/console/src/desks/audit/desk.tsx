import { BookIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Who saw and changed what (X2). */
export const audit: Desk = {
  key: 'audit',
  group: 'administration',
  pages: [
    {
      path: 'audit',
      permission: 'audit.read',
      title: 'audit.title',
      rail: { icon: <BookIcon /> },
      load: () => import('./audit.page.tsx'),
    },
  ],
};
