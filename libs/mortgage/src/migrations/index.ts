import type { Schema } from '@kefu/platform/database';
import { Mortgage20261127090000 } from './20261127090000-mortgage.ts';
import { MortgageCases20261127093000 } from './20261127093000-mortgage-cases.ts';
import { MortgageChecklist20261127094000 } from './20261127094000-mortgage-checklist.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const mortgageMigrations: Schema['migrations'] = [
  // One a line.
  Mortgage20261127090000,
  MortgageCases20261127093000,
  MortgageChecklist20261127094000,
];
