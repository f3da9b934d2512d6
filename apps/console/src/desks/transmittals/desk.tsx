import { ParcelIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Parcels of files between branches and the department (T8). */
export const transmittals: Desk = {
  key: 'transmittals',
  group: 'accounts',
  pages: [
    {
      path: 'transmittals',
      permission: 'transmittal.read',
      title: 'transmittals.title',
      rail: { icon: <ParcelIcon /> },
      load: () => import('./transmittals.page.tsx'),
    },
    {
      path: 'transmittals/new',
      permission: 'transmittal.send',
      title: 'transmittals.new',
      load: () => import('./packing.page.tsx'),
    },
    {
      path: 'transmittals/:id',
      permission: 'transmittal.read',
      title: 'transmittals.one',
      load: () => import('./transmittal.page.tsx'),
    },
    {
      path: 'transmittals/:id/packing',
      permission: 'transmittal.send',
      title: 'transmittals.repack',
      load: () => import('./packing.page.tsx'),
    },
    {
      path: 'transmittals/:id/print',
      permission: 'transmittal.read',
      title: 'transmittals.list',
      load: () => import('./packing-list.page.tsx'),
    },
    {
      path: 'transmittal-figures',
      permission: 'transmittal.read',
      title: 'transmittals.figures',
      load: () => import('./figures.page.tsx'),
    },
  ],
  commands: [
    { title: 'transmittals.new', permission: 'transmittal.send', to: '/transmittals/new' },
    { title: 'transmittals.figures', permission: 'transmittal.read', to: '/transmittal-figures' },
  ],
  cards: [{ key: 'transmittals', permission: 'transmittal.read', load: () => import('./transmittals.card.tsx') }],
};
