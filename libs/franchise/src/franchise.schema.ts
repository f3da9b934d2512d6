import { officeSchema } from '@kefu/office/schema';
import type { Schema } from '@kefu/platform/database';
import { Franchisee } from './franchisee/franchisee.entity.ts';
import { franchiseMigrations } from './migrations/index.ts';

/** The tables of franchisees. */
export const franchiseSchema: Schema = {
  name: 'franchise',
  entities: [
    // One a line.
    Franchisee,
  ],
  migrations: franchiseMigrations,
  requires: [officeSchema],
};
