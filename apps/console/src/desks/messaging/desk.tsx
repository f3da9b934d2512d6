import { EnvelopeIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** What was told to whom, and whether it arrived (X7). */
export const messaging: Desk = {
  key: 'messaging',
  group: 'office',
  pages: [
    {
      path: 'messages',
      permission: 'message.read',
      title: 'messaging.title',
      rail: { icon: <EnvelopeIcon /> },
      load: () => import('./messages.page.tsx'),
    },
    {
      path: 'messages/:id',
      permission: 'message.read',
      title: 'messaging.one',
      load: () => import('./message.page.tsx'),
    },
    {
      path: 'message-words',
      permission: 'message.settings',
      title: 'messaging.words',
      load: () => import('./words.page.tsx'),
    },
  ],
  commands: [{ title: 'messaging.words', permission: 'message.settings', to: '/message-words' }],
};
