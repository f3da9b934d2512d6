import { KeyIcon, PeopleIcon, ShieldIcon, TreeIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Who may enter and what they may do: people, organisation, roles, keys; and everybody's own account (X1, X10). */
export const identity: Desk = {
  key: 'identity',
  group: 'administration',
  pages: [
    {
      path: 'people',
      permission: 'person.read',
      title: 'identity.people',
      rail: { icon: <PeopleIcon /> },
      load: () => import('./people.page.tsx'),
    },
    {
      path: 'organisation',
      permission: 'person.read',
      title: 'identity.organisation',
      rail: { icon: <TreeIcon /> },
      load: () => import('./organisation.page.tsx'),
    },
    {
      path: 'roles',
      permission: 'person.read',
      title: 'identity.roles',
      rail: { icon: <ShieldIcon /> },
      load: () => import('./roles.page.tsx'),
    },
    {
      path: 'keys',
      permission: 'apiKey.manage',
      title: 'identity.keys',
      rail: { icon: <KeyIcon /> },
      load: () => import('./keys.page.tsx'),
    },
    { path: 'account', title: 'identity.account', load: () => import('./account.page.tsx') },
  ],
  own: [{ title: 'identity.account', to: '/account' }],
};
