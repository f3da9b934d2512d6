import type { Schema } from '@kefu/platform/database';
import { platformSchema } from '@kefu/platform/schema';
import { storePublishedDays } from '../calendar/published-days.ts';
import { officeMigrations } from '../migrations/index.ts';

/** The tables that every desk uses. */
export const officeSchema: Schema = {
  name: 'office',
  entities: [],
  migrations: officeMigrations,
  requires: [platformSchema],
  prepare: storePublishedDays,
};
