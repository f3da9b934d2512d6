import { Module } from '@nestjs/common';
import { RegisterImportModule } from '../register-import/register-import.module.ts';
import { FaultService } from './fault.service.ts';
import { FaultViewService } from './fault-view.service.ts';
import './quality.permissions.ts';
import { QualityResolver } from './quality.resolver.ts';
import { RowMending } from './row-mending.ts';

/** The data-quality queue (T6). */
@Module({
  imports: [RegisterImportModule],
  providers: [FaultService, FaultViewService, RowMending, QualityResolver],
})
export class QualityModule {}
