import { Module } from '@nestjs/common';
import { StockModule } from './stock/stock.module.ts';
import { StoreModule } from './store/store.module.ts';
import { StyleModule } from './style/style.module.ts';

/** What the brand sells and where it lies (F2, F4, F27). */
@Module({
  imports: [
    // One a line, so that two rooms can add theirs side by side.
    StockModule,
    StoreModule,
    StyleModule,
  ],
})
export class InventoryModule {}
