import { officeSchema } from '@kefu/office/schema';
import type { Schema } from '@kefu/platform/database';
import { inventoryMigrations } from './migrations/index.ts';
import { Sku } from './style/sku.entity.ts';
import { Style } from './style/style.entity.ts';

/** The tables of styles and stock. */
export const inventorySchema: Schema = {
  name: 'inventory',
  entities: [
    // One a line.
    Sku,
    Style,
  ],
  migrations: inventoryMigrations,
  requires: [officeSchema],
};
