import { type ComponentType, lazy } from 'react';

/** Pages for people who never sign in, by address: what opens them stands behind the `#`, where no server sees it. */
export const openPages: Readonly<Record<string, ComponentType>> = {
  '/goods': lazy(() => import('../desks/orders/goods.page.tsx')),
};
