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
    {
      path: 'message-gateways',
      permission: 'gateway.read',
      title: 'messaging.gateways',
      load: () => import('./gateways.page.tsx'),
    },
    {
      path: 'gateway-report',
      permission: 'gateway.read',
      title: 'messaging.report',
      load: () => import('./report.page.tsx'),
    },
    {
      path: 'parked-messages',
      permission: 'message.resend',
      title: 'messaging.parked',
      load: () => import('./parked.page.tsx'),
    },
    {
      path: 'message-opt-outs',
      permission: 'message.optOut',
      title: 'messaging.optOuts',
      load: () => import('./opt-outs.page.tsx'),
    },
  ],
  commands: [
    { title: 'messaging.words', permission: 'message.settings', to: '/message-words' },
    { title: 'messaging.gateways', permission: 'gateway.read', to: '/message-gateways' },
    { title: 'messaging.report', permission: 'gateway.read', to: '/gateway-report' },
    { title: 'messaging.parked', permission: 'message.resend', to: '/parked-messages' },
    { title: 'messaging.optOuts', permission: 'message.optOut', to: '/message-opt-outs' },
  ],
};
