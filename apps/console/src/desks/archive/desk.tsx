import { CabinetIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Papers: what is there, where it lies, who has it (T5). */
export const archive: Desk = {
  key: 'archive',
  group: 'office',
  pages: [
    {
      path: 'archive',
      permission: 'document.read',
      title: 'archive.title',
      rail: { icon: <CabinetIcon /> },
      load: () => import('./archive.page.tsx'),
    },
    {
      path: 'paper-checklists',
      permission: 'document.settings',
      title: 'archive.settings',
      load: () => import('./settings.page.tsx'),
    },
  ],
  commands: [{ title: 'archive.settings', permission: 'document.settings', to: '/paper-checklists' }],
  cards: [{ key: 'archive', permission: 'document.add', load: () => import('./archive.card.tsx') }],
};
