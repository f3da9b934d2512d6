import type { Schema } from '@kefu/platform/database';
import { EmploymentRecords20261126222000 } from './20261126222000-employment-records.ts';

/** In the order of their time. */
export const hrRequestsMigrations: Schema['migrations'] = [
  EmploymentRecords20261126222000,
  // A trailing remark keeps the list on lines of their own.
];
