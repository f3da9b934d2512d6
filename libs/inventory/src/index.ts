export { InventoryModule } from './inventory.module.ts';
export { inventorySchema } from './inventory.schema.ts';
export { goodsFaultTexts } from './receipt/goods-receipt-columns.ts';
export {
  type Balance,
  holdBalances,
  type Movement,
  type MovementCause,
  type MovementKind,
  move,
  reserve,
  warehouse,
} from './stock/stock-ledger.ts';
export { UnpostedDays } from './store/unposted-days.ts';
export { seasonName } from './style/season-name.ts';
export { Sku } from './style/sku.entity.ts';
export { Style } from './style/style.entity.ts';
export { stylePicture } from './style/style-picture.sql.ts';
