import { CalendarModule } from '@kefu/office/calendar';
import { Module } from '@nestjs/common';
import { AmendmentModule } from './amendment/amendment.module.ts';
import { AppointmentModule } from './appointment/appointment.module.ts';
import { AssistModule } from './assist/assist.module.ts';
import { BankFormModule } from './bank-form/bank-form.module.ts';
import { CaseModule } from './case/case.module.ts';
import { ChecklistModule } from './checklist/checklist.module.ts';
import { ConsentModule } from './consent/consent.module.ts';
import { ConsultantModule } from './consultant/consultant.module.ts';
import { ContractModule } from './contract/contract.module.ts';
import { ContractViewModule } from './contract-view/contract-view.module.ts';
import { DemoCases } from './demo/demo-cases.ts';
import { DemoMoney } from './demo/demo-money.ts';
import { DraftingModule } from './drafting/drafting.module.ts';
import { DunningModule } from './dunning/dunning.module.ts';
import { FeeModule } from './fee/fee.module.ts';
import { PenaltyModule } from './penalty/penalty.module.ts';
import { PeopleModule } from './people/people.module.ts';
import { PromiseModule } from './private-promise/promise.module.ts';
import { ProblemModule } from './problem/problem.module.ts';
import { RankingModule } from './ranking/ranking.module.ts';
import { ReceiptModule } from './receipt/receipt.module.ts';
import { RegisterModule } from './register/register.module.ts';
import { ReportModule } from './report/report.module.ts';
import { RetentionModule } from './retention/retention.module.ts';
import { ReviewModule } from './review/review.module.ts';
import { SamePersonModule } from './same-person/same-person.module.ts';
import { SettingsModule } from './settings/settings.module.ts';
import { SiteModule } from './site/site.module.ts';
import { SupplementModule } from './supplement/supplement.module.ts';
import { ThreadModule } from './thread/thread.module.ts';

/** The mortgage desk: contracts, the money on them, fees and rankings, and the way of each case through the bank (S2–S28). */
@Module({
  imports: [
    // One a line, so that two rooms can add theirs side by side.
    AmendmentModule,
    BankFormModule,
    CalendarModule,
    ConsentModule,
    CaseModule,
    SupplementModule,
    ProblemModule,
    AppointmentModule,
    ChecklistModule,
    ContractModule,
    SamePersonModule,
    SettingsModule,
    SiteModule,
    ContractViewModule,
    DraftingModule,
    DunningModule,
    FeeModule,
    PeopleModule,
    PenaltyModule,
    RankingModule,
    ReceiptModule,
    RegisterModule,
    ReportModule,
    RetentionModule,
    ReviewModule,
    ThreadModule,
    ConsultantModule,
    AssistModule,
    PromiseModule,
  ],
  providers: [DemoCases, DemoMoney],
})
export class MortgageModule {}
