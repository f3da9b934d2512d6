import { RenewIcon, ReturnIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Terms that end, and the reminders that go before (T3). */
export const renewals: Desk = {
  key: 'renewals',
  group: 'accounts',
  pages: [
    {
      path: 'renewals',
      permission: 'renewal.read',
      title: 'renewals.title',
      rail: { icon: <ReturnIcon /> },
      load: () => import('./renewals.page.tsx'),
    },
    {
      path: 'renewal-terms',
      permission: 'renewal.read',
      title: 'renewals.terms',
      rail: { icon: <RenewIcon /> },
      load: () => import('./terms.page.tsx'),
    },
    {
      path: 'renewal-settings',
      permission: 'renewal.settings',
      title: 'renewals.settings',
      load: () => import('./settings.page.tsx'),
    },
  ],
  commands: [{ title: 'renewals.settings', permission: 'renewal.settings', to: '/renewal-settings' }],
  cards: [{ key: 'renewals', permission: 'renewal.read', load: () => import('./renewals.card.tsx') }],
};
