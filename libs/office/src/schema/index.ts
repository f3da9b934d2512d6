import type { Schema } from '@kefu/platform/database';
import { platformSchema } from '@kefu/platform/schema';
import { storePublishedDays } from '../calendar/published-days.ts';
import { ExportRequest } from '../exports/index.ts';
import { ImportRun } from '../imports/import-run.entity.ts';
import { officeMigrations } from '../migrations/index.ts';

/** The tables that every desk uses. */
export const officeSchema: Schema = {
  name: 'office',
  entities: [ExportRequest, ImportRun],
  migrations: officeMigrations,
  requires: [platformSchema],
  prepare: storePublishedDays,
};
