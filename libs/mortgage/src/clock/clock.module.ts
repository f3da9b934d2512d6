import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { CaseClocks } from './case-clocks.ts';
import { ClockSweepTick } from './clock-sweep.tick.ts';
import { ClockSweep } from './clock-sweep.ts';
import { ClockTimesOf } from './clock-times.ts';

/** How long the steps of cases take, and whose time it is (S2, X4). */
@Module({
  imports: [CalendarModule],
  providers: [CaseClocks, ClockTimesOf, ClockSweep, ClockSweepTick],
  exports: [CaseClocks, ClockTimesOf, ClockSweep],
})
export class ClockModule {}
