import type { Schema } from '@kefu/platform/database';
import { platformSchema } from '@kefu/platform/schema';
import { officeMigrations } from '../migrations/index.ts';

/** The tables that every desk uses. */
export const officeSchema: Schema = {
  name: 'office',
  entities: [],
  migrations: officeMigrations,
  requires: [platformSchema],
};
