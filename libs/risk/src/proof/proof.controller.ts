import { type Paper, Press } from '@kefu/office/printing';
import { AuditTrail } from '@kefu/platform/audit';
import { currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import { chooseLanguage, type Language } from '@kefu/platform/language';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ProofService } from './proof.service.ts';
import { dayPaper, noticePaper } from './proof-papers.ts';

/** Proof packs on paper (T9, X6); who took one is recorded. */
@Controller('risk')
export class ProofController {
  readonly #proofs: ProofService;
  readonly #press: Press;
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(proofs: ProofService, press: Press, database: Database, audit: AuditTrail) {
    this.#proofs = proofs;
    this.#press = press;
    this.#database = database;
    this.#audit = audit;
  }

  /** One notice as PDF, in the language asked for, else in that of the request. */
  @Get('notices/:id/proof')
  @Describe({
    summary: 'The proof pack of a risk notice; ?language=',
    answer: { 'application/pdf': { type: 'string' } },
  })
  @Permit('risk.read')
  async notice(@Param('id', ParseUUIDPipe) id: string, @Query('language') wanted?: string): Promise<StreamableFile> {
    const proof = await this.#proofs.notice(id);
    if (!proof) throw new KefuError('NOT_FOUND', 'No such notice');
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, { action: 'riskNotice.printed', subject: { type: 'riskNotice', id } }),
    );
    return this.#print(noticePaper(proof, spoken(wanted)), `${proof.tradingDay} ${proof.number}`);
  }

  /** One trading day as PDF. */
  @Get('runs/:id/proof')
  @Describe({
    summary: 'The proof pack of a trading day; ?language=',
    answer: { 'application/pdf': { type: 'string' } },
  })
  @Permit('risk.read')
  async day(@Param('id', ParseUUIDPipe) id: string, @Query('language') wanted?: string): Promise<StreamableFile> {
    const proof = await this.#proofs.day(id);
    if (!proof) throw new KefuError('NOT_FOUND', 'No such risk run');
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, { action: 'riskRun.printed', subject: { type: 'riskRun', id } }),
    );
    return this.#print(dayPaper(proof, spoken(wanted)), proof.tradingDay);
  }

  async #print(paper: Paper, name: string): Promise<StreamableFile> {
    return new StreamableFile(await this.#press.print(paper), {
      type: 'application/pdf',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(`${paper.title} ${name}.pdf`)}`,
    });
  }
}

function spoken(wanted: string | undefined): Language {
  return wanted ? chooseLanguage(wanted) : currentContext().language;
}
