import type { Schema } from '@kefu/platform/database';
import { Trader20261123182000 } from './20261123182000-trader.ts';

export const accountsMigrations: Schema['migrations'] = [Trader20261123182000];
