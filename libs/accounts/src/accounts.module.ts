import { Module } from '@nestjs/common';
import { RegisterModule } from './register/index.ts';
import './register-import/register-import.permissions.ts';
import { TraderImport } from './register-import/trader-import.ts';
import { RenewalModule } from './renewal/renewal.module.ts';

/** The accounts desk: the register of traders and their renewals. */
@Module({ imports: [RegisterModule, RenewalModule], providers: [TraderImport] })
export class AccountsModule {}
