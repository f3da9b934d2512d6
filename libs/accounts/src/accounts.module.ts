import { Module } from '@nestjs/common';

/** The accounts desk: the register of traders and their renewals. */
@Module({})
export class AccountsModule {}
