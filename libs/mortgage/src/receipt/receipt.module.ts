import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './receipt.permissions.ts';
import './receipt.export.ts';
import { CaseModule } from '../case/case.module.ts';
import { ReceiptImport } from '../receipt-import/receipt-import.ts';
import { ReceiptResolver } from './receipt.resolver.ts';
import { ReceiptService } from './receipt.service.ts';
import { ReceiptViewService } from './receipt-view.service.ts';
import { SuggestionService } from './suggestion.service.ts';

/** Money that came in on contracts (S13, S24). */
@Module({
  imports: [CalendarModule, CaseModule],
  providers: [ReceiptImport, ReceiptService, ReceiptViewService, SuggestionService, ReceiptResolver],
})
export class ReceiptModule {}
