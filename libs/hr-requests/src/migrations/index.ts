import type { Schema } from '@kefu/platform/database';
import { EmploymentRecords20261126222000 } from './20261126222000-employment-records.ts';
import { HrRequests20261126224000 } from './20261126224000-hr-requests.ts';

/** In the order of their time. */
export const hrRequestsMigrations: Schema['migrations'] = [
  EmploymentRecords20261126222000,
  HrRequests20261126224000,
  // A trailing remark keeps the list on lines of their own.
];
