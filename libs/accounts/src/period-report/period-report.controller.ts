import { Press } from '@kefu/office/printing';
import { AuditTrail } from '@kefu/platform/audit';
import { currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import { chooseLanguage } from '@kefu/platform/language';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { periodPaper } from './period-paper.ts';
import { PeriodReportService } from './period-report.service.ts';
import { periodWords } from './period-words.ts';

/** Period figures as a printed report (T7, X6). */
@Controller('period-reports')
export class PeriodReportController {
  readonly #reports: PeriodReportService;
  readonly #press: Press;
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(reports: PeriodReportService, press: Press, database: Database, audit: AuditTrail) {
    this.#reports = reports;
    this.#press = press;
    this.#database = database;
    this.#audit = audit;
  }

  /** The report as PDF, in the language asked for, else in that of the request. */
  @Get(':period/paper')
  @Describe({
    summary:
      'The figures of a month (2026-10) or quarter (2026-Q4) as a report; ?version= for an earlier one, ?language=',
    answer: { 'application/pdf': { type: 'string' } },
  })
  @Permit('report.read')
  async paper(
    @Param('period') period: string,
    @Query('version') version?: string,
    @Query('language') language?: string,
  ): Promise<StreamableFile> {
    const wanted = version ? Number(version) : undefined;
    if (wanted !== undefined && !(Number.isInteger(wanted) && wanted > 0)) {
      throw new KefuError('BAD_INPUT', 'version: a number from 1', { field: 'version' });
    }
    const spoken = language ? chooseLanguage(language) : currentContext().language;
    const report = await this.#reports.report({ period, version: wanted ?? null });
    const pdf = await this.#press.print(periodPaper(report, spoken));
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, {
        action: 'periodReport.printed',
        subject: { type: 'periodReport', id: report.shown?.id ?? period },
        after: { period, version: report.shown?.version ?? null },
      }),
    );
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(`${periodWords.title[spoken]} ${period}.pdf`)}`,
    });
  }
}
