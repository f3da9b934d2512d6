import { Global, Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.ts';
import { GatewaysModule } from '../gateways/index.ts';
import { DrainShard } from './drain.job.ts';
import './message.export.ts';
import './message.permissions.ts';
import './opt-outs/opt-out.export.ts';
import './parked/parked.export.ts';
import './report/report.export.ts';
import { FreezeResolver } from './freeze/freeze.resolver.ts';
import { FreezeService } from './freeze/freeze.service.ts';
import { InFlight } from './in-flight.ts';
import { Ledger } from './ledger.ts';
import { LedgerMark } from './ledger-mark.ts';
import { Letters } from './letters.ts';
import { MessageResolver } from './message.resolver.ts';
import { MessageService } from './message.service.ts';
import { MessageSources } from './message-source.ts';
import { OptOutResolver } from './opt-outs/opt-out.resolver.ts';
import { OptOutService } from './opt-outs/opt-out.service.ts';
import { ReplyService } from './opt-outs/reply.service.ts';
import { ParkedResolver } from './parked/parked.resolver.ts';
import { ParkedService } from './parked/parked.service.ts';
import { Phones } from './phones.ts';
import { PlannedMessages } from './planned-messages.ts';
import { MessagePlanner } from './planner.ts';
import { PolicyService } from './policy.service.ts';
import { PreviewService } from './preview.service.ts';
import { ReceiptController } from './receipt.controller.ts';
import { ReceiptService } from './receipt.service.ts';
import { Refusals } from './refusals.ts';
import { ReportResolver } from './report/report.resolver.ts';
import { ReportService } from './report/report.service.ts';
import { ReportComparison } from './report/report-comparison.ts';
import { Retries } from './retries.ts';
import { Sender } from './sender.ts';
import { Settlement } from './settlement.ts';
import { SweepLedger } from './sweep.tick.ts';
import { TemplateResolver } from './template.resolver.ts';
import { TemplateService } from './template.service.ts';

/** The message ledger, for every desk that tells people something (X7). */
@Global()
@Module({
  imports: [CalendarModule, GatewaysModule],
  controllers: [ReceiptController],
  providers: [
    MessageSources,
    MessagePlanner,
    PlannedMessages,
    Ledger,
    InFlight,
    Letters,
    Phones,
    Refusals,
    LedgerMark,
    Retries,
    Sender,
    Settlement,
    DrainShard,
    SweepLedger,
    ReceiptService,
    MessageService,
    MessageResolver,
    TemplateService,
    TemplateResolver,
    PolicyService,
    PreviewService,
    ParkedService,
    ParkedResolver,
    OptOutService,
    OptOutResolver,
    ReplyService,
    FreezeService,
    FreezeResolver,
    ReportComparison,
    ReportService,
    ReportResolver,
  ],
  exports: [MessageSources, MessagePlanner, PlannedMessages, ReportService],
})
export class MessagingModule {}
