import { officeSchema } from '@kefu/office/schema';
import type { Schema } from '@kefu/platform/database';
import { accountsMigrations } from './migrations/index.ts';

/** The tables of the accounts desk. */
export const accountsSchema: Schema = {
  name: 'accounts',
  entities: [],
  migrations: accountsMigrations,
  requires: [officeSchema],
};
