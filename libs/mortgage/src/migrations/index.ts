import type { Schema } from '@kefu/platform/database';
import { Mortgage20261127090000 } from './20261127090000-mortgage.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const mortgageMigrations: Schema['migrations'] = [
  // One a line.
  Mortgage20261127090000,
];
