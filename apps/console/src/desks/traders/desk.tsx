import { PeopleIcon, SeatIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** The register of traders and their seats (T6, T3). */
export const traders: Desk = {
  key: 'traders',
  group: 'accounts',
  pages: [
    {
      path: 'traders',
      permission: 'trader.read',
      title: 'traders.title',
      rail: { icon: <PeopleIcon /> },
      load: () => import('./traders.page.tsx'),
    },
    { path: 'traders/:id', permission: 'trader.read', title: 'traders.one', load: () => import('./trader.page.tsx') },
    {
      path: 'seats',
      permission: 'trader.read',
      title: 'traders.seats',
      rail: { icon: <SeatIcon /> },
      load: () => import('./seats.page.tsx'),
    },
  ],
  finders: [{ title: 'traders.one', permission: 'trader.read', load: () => import('./find-traders.ts') }],
  cards: [{ key: 'traders', permission: 'trader.read', load: () => import('./register.card.tsx') }],
};
