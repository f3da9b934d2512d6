import { HouseIcon } from '../../shell/icons.tsx';
import type { Desk } from '../desk.ts';

/** Contracts of the sales site, the money on them, and their way through the bank (S2–S28). */
export const mortgage: Desk = {
  key: 'mortgage',
  group: 'sales',
  pages: [
    {
      path: 'mortgage-cases',
      permission: 'mortgageCase.read',
      title: 'mortgage.cases',
      rail: { icon: <HouseIcon /> },
      load: () => import('./board.page.tsx'),
    },
    {
      path: 'mortgage-cases/:id',
      permission: 'mortgageCase.read',
      title: 'mortgage.case',
      load: () => import('./case.page.tsx'),
    },
    {
      path: 'mortgage-settings',
      permission: 'mortgageCase.settings',
      title: 'mortgage.settings',
      load: () => import('./settings.page.tsx'),
    },
    {
      path: 'mortgage-contracts',
      permission: 'mortgageContract.read',
      title: 'mortgage.contracts',
      rail: { icon: <HouseIcon /> },
      load: () => import('./contracts.page.tsx'),
    },
  ],
  commands: [{ title: 'mortgage.settings', permission: 'mortgageCase.settings', to: '/mortgage-settings' }],
};
