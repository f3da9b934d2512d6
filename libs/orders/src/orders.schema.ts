import { franchiseSchema } from '@kefu/franchise';
import { inventorySchema } from '@kefu/inventory';
import { officeSchema } from '@kefu/office/schema';
import type { Schema } from '@kefu/platform/database';
import { ordersMigrations } from './migrations/index.ts';
import { FranchiseOrder } from './order/franchise-order.entity.ts';
import { OrderLine } from './order/order-line.entity.ts';
import { Season } from './season/season.entity.ts';

/** The tables of the order desk. */
export const ordersSchema: Schema = {
  name: 'orders',
  entities: [
    // One a line.
    FranchiseOrder,
    OrderLine,
    Season,
  ],
  migrations: ordersMigrations,
  requires: [officeSchema, franchiseSchema, inventorySchema],
};
