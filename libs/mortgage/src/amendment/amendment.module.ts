import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { ContractViewModule } from '../contract-view/contract-view.module.ts';
import './amendment.permissions.ts';
import { AmendmentResolver } from './amendment.resolver.ts';
import { AmendmentService } from './amendment.service.ts';
import { MeasuredAreaService } from './measured-area.service.ts';

/** What changes a contract after it was signed: amounts, and what the house measures (S6, S18). */
@Module({
  imports: [CalendarModule, ContractViewModule],
  providers: [AmendmentService, MeasuredAreaService, AmendmentResolver],
})
export class AmendmentModule {}
