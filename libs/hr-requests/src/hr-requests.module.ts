import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import './request/hr-request.permissions.ts';
import './request/hr-request.export.ts';
import './request/hr-request.subject.ts';
import './request/hr-request.dossier.ts';
import './letter/form-letter.ts';
import './letter/transfer-letters.ts';
import './form/form.lifecycle.ts';
import './form/form.route.ts';
import './transfer/transfer.lifecycle.ts';
import './transfer/transfer.route.ts';
import { DemoRequests } from './demo/demo-requests.ts';
import { RequestFiguresResolver } from './figures/request-figures.resolver.ts';
import { RequestFigures } from './figures/request-figures.service.ts';
import { FormResolver } from './form/form.resolver.ts';
import { FormBinding } from './form/form-binding.ts';
import { FormRequestService } from './form/form-request.service.ts';
import { SealedAnswers } from './form/sealed-answers.ts';
import { KindResolver } from './kind/kind.resolver.ts';
import { KindSettingsService } from './kind/kind-settings.service.ts';
import { RequestKinds } from './kind/request-kinds.ts';
import { QualificationResolver } from './qualification/qualification.resolver.ts';
import { QualificationService } from './qualification/qualification.service.ts';
import { RecordModule } from './record/record.module.ts';
import { HrRequestResolver } from './request/hr-request.resolver.ts';
import { OverdueAnswersTick } from './request/overdue-answers.tick.ts';
import { OverdueAnswers } from './request/overdue-answers.ts';
import { RequestDrafts } from './request/request-drafts.ts';
import { RequestGuards } from './request/request-guards.ts';
import { RequestMoves } from './request/request-moves.ts';
import { RequestViewService } from './request/request-view.service.ts';
import { CutoverTick } from './transfer/cutover.tick.ts';
import { Cutover } from './transfer/cutover.ts';
import { MirrorResolver } from './transfer/mirror.resolver.ts';
import { MirrorService } from './transfer/mirror.service.ts';
import { PostChoiceResolver } from './transfer/post-choice.ts';
import { TransferService } from './transfer/transfer.service.ts';
import { TransferBinding } from './transfer/transfer-binding.ts';
import { TransferGuards } from './transfer/transfer-guards.ts';
import { OverdueTrialsTick } from './trial/overdue-trials.tick.ts';
import { OverdueTrials } from './trial/overdue-trials.ts';
import { TrialResolver } from './trial/trial.resolver.ts';
import { TrialService } from './trial/trial.service.ts';

/** The HR desk: what is on record of people and posts, and what people ask for (H1–H6). */
@Module({
  imports: [CalendarModule, RecordModule],
  providers: [
    RequestKinds,
    KindSettingsService,
    KindResolver,
    RequestDrafts,
    RequestGuards,
    RequestMoves,
    SealedAnswers,
    FormRequestService,
    FormBinding,
    FormResolver,
    RequestViewService,
    QualificationService,
    OverdueAnswers,
    OverdueAnswersTick,
    TransferGuards,
    TransferBinding,
    TransferService,
    MirrorService,
    OverdueTrials,
    OverdueTrialsTick,
    TrialService,
    TrialResolver,
    DemoRequests,
    Cutover,
    CutoverTick,
    RequestFigures,
    HrRequestResolver,
    PostChoiceResolver,
    RequestFiguresResolver,
    QualificationResolver,
    MirrorResolver,
  ],
})
export class HrRequestsModule {}
