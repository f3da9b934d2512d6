import { Global, Module } from '@nestjs/common';
import { DrainShard } from './drain.job.ts';
import { Gateway } from './gateway.ts';
import { Ledger } from './ledger.ts';
import { MessageSources } from './message-source.ts';
import { MessagePlanner } from './planner.ts';
import { ReceiptController } from './receipt.controller.ts';
import { ReceiptService } from './receipt.service.ts';
import { SweepLedger } from './sweep.tick.ts';

/** The message ledger, for every desk that tells people something (X7). */
@Global()
@Module({
  controllers: [ReceiptController],
  providers: [MessageSources, MessagePlanner, Ledger, Gateway, DrainShard, SweepLedger, ReceiptService],
  exports: [MessageSources, MessagePlanner],
})
export class MessagingModule {}
