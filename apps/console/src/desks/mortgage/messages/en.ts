import type zhHant from './zh-Hant.ts';

/** What the shell and the cockpit say of this desk; its pages’ words are in pages/. */
export default {
  'mortgage.contract': 'Contract',
  'mortgage.contracts': 'Mortgage contracts',
  'mortgage.cases': 'Mortgage cases',
  'mortgage.case': 'Mortgage case',
  'mortgage.bankForms': 'Banks’ forms',
  'mortgage.settings': 'Mortgage settings',
  'mortgage.fees': 'Fees and ageing',
  'mortgage.feeRules': 'Rules of fees',
  'mortgage.receiptsPage': 'Receipts',
  'mortgage.site': 'Sales sites and teams',
  'mortgage.register': 'Contract register',
  'mortgage.toReview': 'Contracts to review',
  'mortgage.report.bottlenecks': 'Where cases stand now',
  'mortgage.bottleneckNow': '{cases} cases, {days} office days together, {due} yuan to come',
  'mortgage.firstPassNow': 'Contracts passed at first this month',
  'mortgage.allToReview': 'All contracts to review',
  'mortgage.race': 'Race of the teams',
  'mortgage.penalty': 'Penalty',
  'mortgage.retention': 'Retention and erasure',
  'mortgage.reports': 'Mortgage reports',
  'mortgage.threads': 'Case threads',
  'mortgage.promises': 'Private promises',
} satisfies Record<keyof typeof zhHant, string>;
