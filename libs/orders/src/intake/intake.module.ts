import { Module } from '@nestjs/common';
import { FormEntry } from './form-entry.ts';
import { FormIntakeService } from './form-intake.service.ts';
import { FormReading } from './form-reading.ts';
import { FormViewService } from './form-view.service.ts';
import { OrderFormResolver } from './order-form.resolver.ts';

/** Order forms of the fair on their way to orders (F3). */
@Module({ providers: [FormReading, FormEntry, FormViewService, FormIntakeService, OrderFormResolver] })
export class IntakeModule {}
