import type { Schema } from '@kefu/platform/database';
import { Risk20261126201500 } from './20261126201500-risk.ts';
import { RiskFollowUp20261126202000 } from './20261126202000-risk-follow-up.ts';
import { WatchMeasure20261127092500 } from './20261127092500-watch-measure.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const riskMigrations: Schema['migrations'] = [
  // One a line.
  Risk20261126201500,
  RiskFollowUp20261126202000,
  WatchMeasure20261127092500,
];
