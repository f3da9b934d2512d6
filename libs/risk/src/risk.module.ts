import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './run/risk.permissions.ts';
import './run/risk-run.export.ts';
import './run/risk-run.lifecycle.ts';
import './run/risk-run-subject.ts';
import './follow-up/follow-up.export.ts';
import './follow-up/follow-up-subject.ts';
import './review/risk-trader.export.ts';
import './watch/watch.export.ts';
import { RiskFileController } from './file/risk-file.controller.ts';
import { RiskImportService } from './file/risk-import.service.ts';
import { FollowUpResolver } from './follow-up/follow-up.resolver.ts';
import { FollowUpService } from './follow-up/follow-up.service.ts';
import { FollowUpUnreached } from './follow-up/follow-up.tick.ts';
import { FollowUps } from './follow-up/follow-ups.ts';
import { RiskMarketService } from './market/risk-market.service.ts';
import { RiskMarkets } from './market/risk-markets.ts';
import { RiskNoticeSource, SecondContactSource } from './notice/risk-notice-source.ts';
import { RiskNotices } from './notice/risk-notices.ts';
import { ProofController } from './proof/proof.controller.ts';
import { ProofService } from './proof/proof.service.ts';
import { RiskQuestionsService } from './review/risk-questions.service.ts';
import { RiskReviewResolver } from './review/risk-review.resolver.ts';
import { RiskReview } from './review/risk-review.ts';
import { RiskTradersService } from './review/risk-traders.service.ts';
import { AdvanceRiskRuns, WatchRiskDays } from './run/advance-runs.tick.ts';
import { RiskRunResolver } from './run/risk-run.resolver.ts';
import { RiskRunService } from './run/risk-run.service.ts';
import { RiskRunBinding } from './run/risk-run-binding.ts';
import { RiskRunMoveResolver } from './run/risk-run-move.resolver.ts';
import { RiskRunPartsResolver } from './run/risk-run-parts.resolver.ts';
import { RiskRunViewService } from './run/risk-run-view.service.ts';
import { RiskRuns } from './run/risk-runs.ts';
import { RiskSettingsResolver } from './threshold/risk-settings.resolver.ts';
import { RiskThresholdService } from './threshold/risk-threshold.service.ts';
import { WatchResolver } from './watch/watch.resolver.ts';
import { WatchService } from './watch/watch.service.ts';
import { WatchTraders } from './watch/watch.tick.ts';

/** The risk desk: the daily risk run of a market and what follows from it (T9, T11). */
@Module({
  imports: [CalendarModule],
  controllers: [RiskFileController, ProofController],
  providers: [
    RiskMarkets,
    RiskThresholdService,
    RiskMarketService,
    RiskSettingsResolver,
    RiskRuns,
    RiskImportService,
    RiskReview,
    RiskTradersService,
    RiskQuestionsService,
    RiskReviewResolver,
    RiskNotices,
    RiskNoticeSource,
    SecondContactSource,
    FollowUps,
    FollowUpService,
    FollowUpUnreached,
    FollowUpResolver,
    ProofService,
    WatchService,
    WatchTraders,
    WatchResolver,
    RiskRunBinding,
    RiskRunService,
    RiskRunViewService,
    AdvanceRiskRuns,
    WatchRiskDays,
    RiskRunResolver,
    RiskRunMoveResolver,
    RiskRunPartsResolver,
  ],
})
export class RiskModule {}
