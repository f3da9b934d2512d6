import { GaugeIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** The daily risk run and what follows from it (T9, T11). */
export const risk: Desk = {
  key: 'risk',
  group: 'accounts',
  pages: [
    {
      path: 'risk',
      permission: 'risk.read',
      title: 'risk.title',
      rail: { icon: <GaugeIcon /> },
      load: () => import('./risk.page.tsx'),
    },
    { path: 'risk/:id', permission: 'risk.read', title: 'risk.day', load: () => import('./run.page.tsx') },
    {
      path: 'risk-follow-ups',
      permission: 'risk.readFollowUps',
      title: 'risk.followUps',
      rail: { icon: <GaugeIcon />, unless: 'risk.read' },
      load: () => import('./follow-ups.page.tsx'),
    },
    {
      path: 'risk-follow-ups/:id',
      permission: 'risk.readFollowUps',
      title: 'risk.followUps',
      load: () => import('./follow-ups.page.tsx'),
    },
    { path: 'risk-watch', permission: 'risk.read', title: 'risk.watch', load: () => import('./watch.page.tsx') },
    {
      path: 'risk-settings',
      permission: 'risk.read',
      title: 'risk.settings',
      load: () => import('./settings.page.tsx'),
    },
  ],
  commands: [
    { title: 'risk.followUps', permission: 'risk.readFollowUps', to: '/risk-follow-ups' },
    { title: 'risk.watch', permission: 'risk.read', to: '/risk-watch' },
    { title: 'risk.settings', permission: 'risk.settings', to: '/risk-settings' },
  ],
  cards: [{ key: 'risk', permission: 'risk.read', load: () => import('./risk.card.tsx') }],
};
