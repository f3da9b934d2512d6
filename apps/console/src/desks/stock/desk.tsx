import { ParcelIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** What lies in the warehouse, how it is shared out, and what leaves for franchisees (F4, F5). */
export const stock: Desk = {
  key: 'stock',
  group: 'franchise',
  pages: [
    {
      path: 'stock',
      permission: 'stock.read',
      title: 'stock.stock',
      rail: { icon: <ParcelIcon /> },
      load: () => import('./stock.page.tsx'),
    },
    {
      path: 'goods-receipts',
      permission: 'stock.read',
      title: 'stock.receipts',
      load: () => import('./receipts.page.tsx'),
    },
    {
      path: 'allocations',
      permission: 'allocation.read',
      title: 'stock.allocations',
      load: () => import('./allocations.page.tsx'),
    },
    {
      path: 'allocations/:id',
      permission: 'allocation.read',
      title: 'stock.allocation',
      load: () => import('./allocation.page.tsx'),
    },
    {
      path: 'dispatches',
      permission: 'dispatch.read',
      title: 'stock.dispatches',
      load: () => import('./dispatches.page.tsx'),
    },
    {
      path: 'dispatches/:id',
      permission: 'dispatch.read',
      title: 'stock.dispatchNote',
      load: () => import('./dispatch.page.tsx'),
    },
    {
      path: 'goods-requests',
      permission: 'goodsRequest.read',
      title: 'stock.requests',
      load: () => import('./requests.page.tsx'),
    },
    {
      path: 'goods-requests/:id',
      permission: 'goodsRequest.read',
      title: 'stock.request',
      load: () => import('./request.page.tsx'),
    },
    { path: 'own-stores', permission: 'stock.read', title: 'stock.stores', load: () => import('./stores.page.tsx') },
  ],
  commands: [
    { title: 'stock.receipts', permission: 'stock.read', to: '/goods-receipts' },
    { title: 'stock.allocations', permission: 'allocation.read', to: '/allocations' },
    { title: 'stock.dispatches', permission: 'dispatch.read', to: '/dispatches' },
    { title: 'stock.stores', permission: 'stock.read', to: '/own-stores' },
    { title: 'stock.requests', permission: 'goodsRequest.read', to: '/goods-requests' },
  ],
};
