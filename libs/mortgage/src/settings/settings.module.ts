import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { MortgageSettingsResolver } from './mortgage-settings.resolver.ts';
import { MortgageSettingsService } from './mortgage-settings.service.ts';

/** Rules of loans, limits of steps, which buildings are topped out (S2, S13). */
@Module({ imports: [CalendarModule], providers: [MortgageSettingsService, MortgageSettingsResolver] })
export class SettingsModule {}
