import { Module } from '@nestjs/common';
import './register-import/register-import.permissions.ts';
import { TraderImport } from './register-import/trader-import.ts';

/** The accounts desk: the register of traders and their renewals. */
@Module({ providers: [TraderImport] })
export class AccountsModule {}
