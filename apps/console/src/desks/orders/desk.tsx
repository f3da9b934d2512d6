import { RenewIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Orders of franchisees from the fair to production, with the styles and franchisees they are of (F1–F3, F8). */
export const orders: Desk = {
  key: 'orders',
  group: 'franchise',
  pages: [
    {
      path: 'franchise-orders',
      permission: 'franchiseOrder.read',
      title: 'orders.title',
      rail: { icon: <RenewIcon /> },
      load: () => import('./orders.page.tsx'),
    },
    {
      path: 'franchise-orders/:id',
      permission: 'franchiseOrder.read',
      title: 'orders.order',
      load: () => import('./order.page.tsx'),
    },
    {
      path: 'order-forms',
      permission: 'franchiseOrder.enter',
      title: 'orders.forms',
      load: () => import('./forms.page.tsx'),
    },
    {
      path: 'order-seasons',
      permission: 'franchiseOrder.read',
      title: 'orders.seasons',
      load: () => import('./season.page.tsx'),
    },
    {
      path: 'production-orders/:id',
      permission: 'franchiseOrder.read',
      title: 'orders.production',
      load: () => import('./production-lines.page.tsx'),
    },
    { path: 'styles', permission: 'style.read', title: 'orders.styles', load: () => import('./styles.page.tsx') },
    { path: 'styles/:id', permission: 'style.read', title: 'orders.style', load: () => import('./style.page.tsx') },
    {
      path: 'franchisees',
      permission: 'franchisee.read',
      title: 'orders.franchisees',
      load: () => import('./franchisees.page.tsx'),
    },
    {
      path: 'franchisees/:id',
      permission: 'franchisee.read',
      title: 'orders.franchisee',
      load: () => import('./franchisee.page.tsx'),
    },
    {
      path: 'silent-franchisees',
      permission: 'franchiseOrder.read',
      title: 'orders.silent',
      load: () => import('./silent.page.tsx'),
    },
  ],
  commands: [
    { title: 'orders.forms', permission: 'franchiseOrder.enter', to: '/order-forms' },
    { title: 'orders.seasons', permission: 'franchiseOrder.read', to: '/order-seasons' },
    { title: 'orders.styles', permission: 'style.read', to: '/styles' },
    { title: 'orders.franchisees', permission: 'franchisee.read', to: '/franchisees' },
    { title: 'orders.silent', permission: 'franchiseOrder.read', to: '/silent-franchisees' },
  ],
  finders: [
    { title: 'orders.order', permission: 'franchiseOrder.read', load: () => import('./find-orders.ts') },
    { title: 'orders.franchisee', permission: 'franchisee.read', load: () => import('./find-franchisees.ts') },
    { title: 'orders.style', permission: 'style.read', load: () => import('./find-styles.ts') },
  ],
  cards: [{ key: 'orders', permission: 'franchiseOrder.enter', load: () => import('./orders.card.tsx') }],
};
