import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './application.permissions.ts';
import './application.export.ts';
import './application.lifecycle.ts';
import './application.routes.ts';
import './application-subject.ts';
import './application-dossier.ts';
import { AccountEventModule } from '../account-event/index.ts';
import { RenewalModule } from '../renewal/renewal.module.ts';
import { TraderModule } from '../trader/trader.module.ts';
import { ApplicationResolver } from './application.resolver.ts';
import { ApplicationService } from './application.service.ts';
import { ApplicationBinding } from './application-binding.ts';
import { ApplicationEffects } from './application-effects.ts';
import { ApplicationFiguresResolver } from './application-figures.resolver.ts';
import { ApplicationFiguresService } from './application-figures.service.ts';
import { ApplicationGuards } from './application-guards.ts';
import { ApplicationListService } from './application-list.service.ts';
import { ApplicationReading } from './application-reading.ts';
import { ApplicationRevealService } from './application-reveal.service.ts';
import { ApplicationTimelineService } from './application-timeline.service.ts';
import { ApplicationViewService } from './application-view.service.ts';
import { ApplicationWishes } from './application-wish.ts';
import { DemoApplications } from './demo-applications.ts';
import { DemoPapers } from './demo-papers.ts';
import { LetChangesTakeEffect } from './take-effect.tick.ts';
import { TakeEffect } from './take-effect.ts';

/** Applications to open, close, change and renew accounts (T1–T4). */
@Module({
  imports: [CalendarModule, TraderModule, RenewalModule, AccountEventModule],
  providers: [
    ApplicationWishes,
    ApplicationGuards,
    ApplicationEffects,
    TakeEffect,
    LetChangesTakeEffect,
    DemoPapers,
    DemoApplications,
    ApplicationBinding,
    ApplicationService,
    ApplicationListService,
    ApplicationViewService,
    ApplicationTimelineService,
    ApplicationFiguresService,
    ApplicationRevealService,
    ApplicationReading,
    ApplicationResolver,
    ApplicationFiguresResolver,
  ],
  exports: [ApplicationService],
})
export class ApplicationModule {}
