import type { Schema } from '@kefu/platform/database';
import { Orders20261128090200 } from './20261128090200-orders.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const ordersMigrations: Schema['migrations'] = [
  // One a line.
  Orders20261128090200,
];
