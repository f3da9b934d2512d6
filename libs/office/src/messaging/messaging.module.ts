import { Global, Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.ts';
import { GatewaysModule } from '../gateways/index.ts';
import { DrainShard } from './drain.job.ts';
import './message.permissions.ts';
import { InFlight } from './in-flight.ts';
import { Ledger } from './ledger.ts';
import { Letters } from './letters.ts';
import { MessageResolver } from './message.resolver.ts';
import { MessageService } from './message.service.ts';
import { MessageSources } from './message-source.ts';
import { PlannedMessages } from './planned-messages.ts';
import { MessagePlanner } from './planner.ts';
import { ReceiptController } from './receipt.controller.ts';
import { ReceiptService } from './receipt.service.ts';
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
  ],
  exports: [MessageSources, MessagePlanner, PlannedMessages],
})
export class MessagingModule {}
