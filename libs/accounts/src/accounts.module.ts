import { Module } from '@nestjs/common';
import { QualityModule } from './quality/quality.module.ts';
import { RegisterModule } from './register/index.ts';
import { RenewalModule } from './renewal/renewal.module.ts';

/** The accounts desk: the register of traders and their renewals. */
@Module({ imports: [RegisterModule, RenewalModule, QualityModule] })
export class AccountsModule {}
