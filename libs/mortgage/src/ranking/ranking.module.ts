import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './ranking.permissions.ts';
import './race.export.ts';
import { RankingResolver } from './ranking.resolver.ts';
import { RankingService } from './ranking.service.ts';
import { RankingMonths } from './ranking-months.ts';

/** The race of the teams, month by month (S24). */
@Module({
  imports: [CalendarModule],
  providers: [RankingMonths, RankingService, RankingResolver],
  exports: [RankingMonths, RankingService],
})
export class RankingModule {}
