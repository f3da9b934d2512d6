import type { Schema } from '@kefu/platform/database';
import { EmploymentRecords20261126222000 } from './20261126222000-employment-records.ts';
import { HrRequests20261126224000 } from './20261126224000-hr-requests.ts';
import { TransfersTakeEffect20261127003000 } from './20261127003000-transfers-take-effect.ts';
import { TransferLetters20261127003500 } from './20261127003500-transfer-letters.ts';
import { TrialPlans20261127012500 } from './20261127012500-trial-plans.ts';
import { RequestKinds20261127083000 } from './20261127083000-request-kinds.ts';
import { TrialsTold20261127091000 } from './20261127091000-trials-told.ts';

/** In the order of their time. */
export const hrRequestsMigrations: Schema['migrations'] = [
  EmploymentRecords20261126222000,
  HrRequests20261126224000,
  TransfersTakeEffect20261127003000,
  TransferLetters20261127003500,
  TrialPlans20261127012500,
  RequestKinds20261127083000,
  TrialsTold20261127091000,
  // A trailing remark keeps the list on lines of their own.
];
