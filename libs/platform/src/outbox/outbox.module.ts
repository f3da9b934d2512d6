import { Global, Module } from '@nestjs/common';
import { Outbox } from './outbox.ts';

/** The outbox, for every room that causes something outside of its transaction. */
@Global()
@Module({ providers: [Outbox], exports: [Outbox] })
export class OutboxModule {}
