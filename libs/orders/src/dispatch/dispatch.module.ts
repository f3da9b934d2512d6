import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { DispatchImport } from '../dispatch-import/dispatch-import.ts';
import './dispatch.export.ts';
import './dispatch.permissions.ts';
import { DispatchResolver } from './dispatch.resolver.ts';
import { DispatchService } from './dispatch.service.ts';
import { DispatchViewService } from './dispatch-view.service.ts';

/** Goods on their way to franchisees (F4, F5, F10). */
@Module({
  imports: [CalendarModule],
  providers: [DispatchImport, DispatchService, DispatchViewService, DispatchResolver],
})
export class DispatchModule {}
