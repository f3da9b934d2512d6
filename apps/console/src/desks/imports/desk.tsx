import { InboxIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Files on their way into the house (X5). */
export const imports: Desk = {
  key: 'imports',
  group: 'accounts',
  pages: [
    {
      path: 'imports',
      permission: 'import.run',
      title: 'imports.title',
      rail: { icon: <InboxIcon /> },
      load: () => import('./imports.page.tsx'),
    },
    {
      path: 'imports/:id',
      permission: 'import.run',
      title: 'imports.run',
      load: () => import('./run.page.tsx'),
    },
  ],
  cards: [{ key: 'imports', permission: 'import.run', load: () => import('./imports.card.tsx') }],
};
