import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './register.export.ts';
import './register.permissions.ts';
import { PaperCustodyService } from './custody.service.ts';
import { NumbersService } from './numbers.service.ts';
import { RegisterResolver } from './register.resolver.ts';
import { RegisterService } from './register.service.ts';
import { RegisterViewService } from './register-view.service.ts';

/** The register of contract papers and who has them (S6). */
@Module({
  imports: [CalendarModule],
  providers: [RegisterViewService, RegisterService, NumbersService, PaperCustodyService, RegisterResolver],
})
export class RegisterModule {}
