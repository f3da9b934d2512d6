import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.ts';
import { AppointmentResolver } from './appointment.resolver.ts';
import { AppointmentService } from './appointment.service.ts';

/** Appointments of customers at banks (S17). */
@Module({ imports: [CalendarModule, CaseModule], providers: [AppointmentService, AppointmentResolver] })
export class AppointmentModule {}
