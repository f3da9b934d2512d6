import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import '../receipt/goods-receipt.export.ts';
import './stock.export.ts';
import './stock.permissions.ts';
import { GoodsReceiptResolver } from '../receipt/goods-receipt.resolver.ts';
import { GoodsReceiptService } from '../receipt/goods-receipt.service.ts';
import { GoodsReceiptImport } from '../receipt/goods-receipt-import.ts';
import { StockResolver } from './stock.resolver.ts';
import { StockService } from './stock.service.ts';
import { StockViewService } from './stock-view.service.ts';

/** 帳套: what lies where, and how it came there (F4, F27). */
@Module({
  imports: [CalendarModule],
  providers: [
    StockViewService,
    StockService,
    StockResolver,
    GoodsReceiptService,
    GoodsReceiptImport,
    GoodsReceiptResolver,
  ],
})
export class StockModule {}
