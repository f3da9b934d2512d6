import { Module } from '@nestjs/common';
import { AccountEvents } from './account-events.ts';

/** The account book: what was opened, closed, renewed and changed, and when (T7). */
@Module({ providers: [AccountEvents], exports: [AccountEvents] })
export class AccountEventModule {}
