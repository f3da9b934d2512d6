import { PeopleIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** What people ask of HR, and what HR keeps on record (H1–H6). */
export const hr: Desk = {
  key: 'hr',
  group: 'office',
  pages: [
    {
      path: 'hr-requests',
      permission: 'hrRequest.read',
      title: 'hr.requests',
      rail: { icon: <PeopleIcon /> },
      load: () => import('./requests.page.tsx'),
    },
    {
      path: 'hr-requests/new',
      permission: 'hrRequest.apply',
      title: 'hr.newTransfer',
      load: () => import('./writing.page.tsx'),
    },
    {
      path: 'hr-requests/new/:kind',
      permission: 'hrRequest.apply',
      title: 'hr.newRequest',
      load: () => import('./filling.page.tsx'),
    },
    {
      path: 'hr-requests/:id',
      permission: 'hrRequest.read',
      title: 'hr.request',
      load: () => import('./request.page.tsx'),
    },
    {
      path: 'hr-requests/:id/edit',
      permission: 'hrRequest.apply',
      title: 'hr.mend',
      load: () => import('./writing.page.tsx'),
    },
    {
      path: 'hr-kinds',
      permission: 'hrRequestKind.manage',
      title: 'hr.kinds',
      load: () => import('./kinds.page.tsx'),
    },
    {
      path: 'hr-kinds/:key',
      permission: 'hrRequestKind.manage',
      title: 'hr.kindOf',
      load: () => import('./kind.page.tsx'),
    },
    {
      path: 'hr-figures',
      permission: 'hrRequest.oversee',
      title: 'hr.figures',
      load: () => import('./figures.page.tsx'),
    },
    { path: 'hr-people', permission: 'hrRecord.read', title: 'hr.people', load: () => import('./people.page.tsx') },
    { path: 'hr-people/:id', permission: 'hrRecord.read', title: 'hr.person', load: () => import('./person.page.tsx') },
  ],
  commands: [
    { title: 'hr.newTransfer', permission: 'hrRequest.apply', to: '/hr-requests/new' },
    { title: 'hr.kinds', permission: 'hrRequestKind.manage', to: '/hr-kinds' },
    { title: 'hr.figures', permission: 'hrRequest.oversee', to: '/hr-figures' },
    { title: 'hr.people', permission: 'hrRecord.read', to: '/hr-people' },
  ],
  cards: [{ key: 'hr', permission: 'hrRequest.apply', load: () => import('./mine.card.tsx') }],
};
