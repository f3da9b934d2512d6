import { FormIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Requests to open, close, change and renew accounts (T1–T4). */
export const applications: Desk = {
  key: 'applications',
  group: 'accounts',
  pages: [
    {
      path: 'applications',
      permission: 'application.read',
      title: 'applications.title',
      rail: { icon: <FormIcon /> },
      load: () => import('./applications.page.tsx'),
    },
    {
      path: 'applications/new',
      permission: 'application.enter',
      title: 'applications.new',
      load: () => import('./entering.page.tsx'),
    },
    {
      path: 'applications/:id',
      permission: 'application.read',
      title: 'applications.one',
      load: () => import('./application.page.tsx'),
    },
    {
      path: 'applications/:id/edit',
      permission: 'application.enter',
      title: 'applications.mend',
      load: () => import('./mending.page.tsx'),
    },
    {
      path: 'application-figures',
      permission: 'application.read',
      title: 'applications.figures',
      load: () => import('./figures.page.tsx'),
    },
  ],
  finders: [
    { title: 'applications.one', permission: 'application.read', load: () => import('./find-applications.ts') },
  ],
  commands: [
    { title: 'applications.new.opening', permission: 'application.enter', to: '/applications/new?kind=opening' },
    { title: 'applications.new.change', permission: 'application.enter', to: '/applications/new?kind=change' },
    { title: 'applications.new.closing', permission: 'application.enter', to: '/applications/new?kind=closing' },
    { title: 'applications.new.renewal', permission: 'application.enter', to: '/applications/new?kind=renewal' },
    { title: 'applications.figures', permission: 'application.read', to: '/application-figures' },
  ],
  cards: [{ key: 'applications', permission: 'application.enter', load: () => import('./returned.card.tsx') }],
};
