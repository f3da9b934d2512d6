import { MendIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** What is wrong with the register, until somebody mends it and the manager signs it off (T6). */
export const quality: Desk = {
  key: 'quality',
  group: 'accounts',
  pages: [
    {
      path: 'quality',
      permission: 'traderFault.read',
      title: 'quality.title',
      rail: { icon: <MendIcon /> },
      load: () => import('./quality.page.tsx'),
    },
  ],
  cards: [{ key: 'quality', permission: 'traderFault.read', load: () => import('./quality.card.tsx') }],
};
