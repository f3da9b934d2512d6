import { HouseIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Contracts of the sales site, the money on them, and their way through the bank (S2–S28). */
export const mortgage: Desk = {
  key: 'mortgage',
  group: 'sales',
  pages: [
    {
      path: 'mortgage-contracts',
      permission: 'mortgageContract.read',
      title: 'mortgage.contracts',
      rail: { icon: <HouseIcon /> },
      load: () => import('./contracts.page.tsx'),
    },
  ],
};
