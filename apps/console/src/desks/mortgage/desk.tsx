import { BookIcon, CabinetIcon, ChartIcon, FormIcon, HouseIcon, InboxIcon, PeopleIcon } from '../../shell/icons.tsx';
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
      path: 'mortgage-threads',
      permission: 'mortgageThread.read',
      title: 'mortgage.threads',
      rail: { icon: <PeopleIcon /> },
      load: () => import('./threads.page.tsx'),
    },
    {
      path: 'mortgage-threads/:id',
      permission: 'mortgageThread.read',
      title: 'mortgage.threads',
      load: () => import('./thread.page.tsx'),
    },
    {
      path: 'mortgage-settings',
      permission: 'mortgageCase.settings',
      title: 'mortgage.settings',
      load: () => import('./settings.page.tsx'),
    },
    {
      path: 'mortgage-bank-forms',
      permission: 'mortgageBankForm.settings',
      title: 'mortgage.bankForms',
      load: () => import('./bank-forms.page.tsx'),
    },
    {
      path: 'mortgage-contracts',
      permission: 'mortgageContract.read',
      title: 'mortgage.contracts',
      rail: { icon: <FormIcon /> },
      load: () => import('./contracts.page.tsx'),
    },
    {
      path: 'mortgage-contracts/:id',
      permission: 'mortgageContract.read',
      title: 'mortgage.contract',
      load: () => import('./contract.page.tsx'),
    },
    {
      path: 'mortgage/contract-register',
      permission: 'mortgageContract.read',
      title: 'mortgage.register',
      rail: { icon: <CabinetIcon /> },
      load: () => import('./register.page.tsx'),
    },
    {
      path: 'mortgage-receipts',
      permission: 'mortgageContract.read',
      title: 'mortgage.receiptsPage',
      rail: { icon: <InboxIcon /> },
      load: () => import('./receipts.page.tsx'),
    },
    {
      path: 'mortgage-site',
      permission: 'mortgageSite.settings',
      title: 'mortgage.site',
      load: () => import('./site.page.tsx'),
    },
    {
      path: 'mortgage-fees',
      permission: 'mortgageContract.read',
      title: 'mortgage.fees',
      rail: { icon: <BookIcon /> },
      load: () => import('./fees.page.tsx'),
    },
    {
      path: 'mortgage-fee-rules',
      permission: 'mortgageFee.settings',
      title: 'mortgage.feeRules',
      load: () => import('./fee-rules.page.tsx'),
    },
    {
      path: 'mortgage-race',
      permission: 'mortgageRanking.read',
      title: 'mortgage.race',
      rail: { icon: <ChartIcon /> },
      load: () => import('./race.page.tsx'),
    },
    {
      path: 'mortgage-reports',
      permission: 'mortgageReport.read',
      title: 'mortgage.reports',
      rail: { icon: <ChartIcon /> },
      load: () => import('./case-report.page.tsx'),
    },
    {
      path: 'mortgage-penalties/:id',
      permission: 'mortgagePenalty.read',
      title: 'mortgage.penalty',
      load: () => import('./penalty.page.tsx'),
    },
  ],
  cards: [{ key: 'mortgageReview', permission: 'mortgageCase.review', load: () => import('./review.card.tsx') }],
  commands: [
    { title: 'mortgage.settings', permission: 'mortgageCase.settings', to: '/mortgage-settings' },
    { title: 'mortgage.bankForms', permission: 'mortgageBankForm.settings', to: '/mortgage-bank-forms' },
    { title: 'mortgage.site', permission: 'mortgageSite.settings', to: '/mortgage-site' },
    { title: 'mortgage.feeRules', permission: 'mortgageFee.settings', to: '/mortgage-fee-rules' },
  ],
};
