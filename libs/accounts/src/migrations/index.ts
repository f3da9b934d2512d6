import type { Schema } from '@kefu/platform/database';
import { Trader20261123182000 } from './20261123182000-trader.ts';
import { TraderImport20261123184500 } from './20261123184500-trader-import.ts';
import { Renewal20261123185000 } from './20261123185000-renewal.ts';

export const accountsMigrations: Schema['migrations'] = [
  Trader20261123182000,
  TraderImport20261123184500,
  Renewal20261123185000,
];
