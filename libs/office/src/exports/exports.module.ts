import { Module } from '@nestjs/common';
import './audit.export.ts';
import { ExportService } from './export.service.ts';
import { ExportsController } from './exports.controller.ts';

/** Lists as Excel or CSV (X6). */
@Module({ controllers: [ExportsController], providers: [ExportService] })
export class ExportsModule {}
