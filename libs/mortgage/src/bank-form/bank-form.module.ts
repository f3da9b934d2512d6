import { Module } from '@nestjs/common';
import './bank-form.permissions.ts';
import { CaseModule } from '../case/case.module.ts';
import { BankFormResolver } from './bank-form.resolver.ts';
import { BankFormService } from './bank-form.service.ts';
import { FilledFormController } from './filled-form.controller.ts';
import { FormFillingService } from './form-filling.service.ts';

/** Banks' forms, filled from cases (S20). */
@Module({
  imports: [CaseModule],
  controllers: [FilledFormController],
  providers: [BankFormService, FormFillingService, BankFormResolver],
})
export class BankFormModule {}
