import { Module } from '@nestjs/common';
import './report.export.ts';
import './report.permissions.ts';
import { MortgageReportResolver } from './report.resolver.ts';
import { ReportService } from './report.service.ts';

/** Reports of the cases, each figure opening its rows (S2, S15–S19). */
@Module({ providers: [ReportService, MortgageReportResolver] })
export class ReportModule {}
