import { Failure, KefuError, NotFound } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Get, Header, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { FormFillingService } from './form-filling.service.ts';

/** Filled forms as files, to be printed for the bank (S20). */
@Controller('mortgage-cases')
export class FilledFormController {
  readonly #filling: FormFillingService;
  readonly #files: FileStore;

  constructor(filling: FormFillingService, files: FileStore) {
    this.#filling = filling;
    this.#files = files;
  }

  /** The filled form; 409 once a buyer took the consent back. */
  @Get(':id/forms/:filledId')
  @Header('cache-control', 'private, no-store')
  @Describe({
    summary: 'A bank’s form that was filled for a case (mutation fillMortgageForm)',
    answer: { 'application/pdf': { type: 'string' } },
  })
  @Permit('mortgageCase.work')
  async form(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('filledId', ParseUUIDPipe) filledId: string,
  ): Promise<StreamableFile> {
    const file = await this.#filling.file(id, filledId);
    if (file instanceof NotFound) throw new KefuError('NOT_FOUND', 'No such filled form');
    if (file instanceof Failure)
      throw new KefuError('CONFLICT', 'A buyer does not consent to papers going to this bank');
    return new StreamableFile(await this.#files.open(file.id), {
      type: file.type,
      length: file.size,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
}
