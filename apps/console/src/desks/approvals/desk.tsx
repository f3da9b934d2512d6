import type { Desk } from '../desk.ts';

/** Decisions of every desk: what waits for whom, and who stands in for whom (X3). */
export const approvals: Desk = {
  key: 'approvals',
  group: 'office',
  pages: [
    {
      path: 'delegations',
      permission: 'approval.decide',
      title: 'approvals.delegations',
      load: () => import('./delegations.page.tsx'),
    },
  ],
  commands: [{ title: 'approvals.delegations', permission: 'approval.decide', to: '/delegations' }],
  cards: [{ key: 'approvals', permission: 'approval.decide', load: () => import('./waiting.card.tsx') }],
  own: [{ title: 'approvals.delegations', permission: 'approval.decide', to: '/delegations' }],
};
