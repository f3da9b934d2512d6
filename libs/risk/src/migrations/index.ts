import type { Schema } from '@kefu/platform/database';
import { Risk20261125101500 } from './20261125101500-risk.ts';
import { RiskFollowUp20261125104500 } from './20261125104500-risk-follow-up.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const riskMigrations: Schema['migrations'] = [
  // One a line.
  Risk20261125101500,
  RiskFollowUp20261125104500,
];
