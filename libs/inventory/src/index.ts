export { InventoryModule } from './inventory.module.ts';
export { inventorySchema } from './inventory.schema.ts';
export { Sku } from './style/sku.entity.ts';
export { Style } from './style/style.entity.ts';
