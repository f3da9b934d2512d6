import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { RankingModule } from '../ranking/ranking.module.ts';
import './penalty.lifecycle.ts';
import './penalty.route.ts';
import { CloseMonths } from './close-months.tick.ts';
import { MonthClosing } from './month-closing.ts';
import { Penalties } from './penalties.ts';
import { PenaltyResolver } from './penalty.resolver.ts';
import { PenaltyService } from './penalty.service.ts';
import { PenaltyBinding } from './penalty-binding.ts';
import { SettledStreaks } from './settled-streaks.ts';
import { StandingSanctions } from './standing-sanctions.ts';
import { StreakResolver } from './streak.resolver.ts';
import { StreakService } from './streak.service.ts';

/** Penalties that are proposed from the race of the teams (S25). */
@Module({
  imports: [CalendarModule, RankingModule],
  providers: [
    PenaltyBinding,
    Penalties,
    MonthClosing,
    CloseMonths,
    StandingSanctions,
    PenaltyService,
    SettledStreaks,
    StreakService,
    PenaltyResolver,
    StreakResolver,
  ],
  exports: [MonthClosing, StandingSanctions],
})
export class PenaltyModule {}
