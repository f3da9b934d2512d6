import { Press } from '@kefu/office/printing';
import { currentContext } from '@kefu/platform/context';
import { KefuError } from '@kefu/platform/errors';
import { chooseLanguage } from '@kefu/platform/language';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { packingPaper } from './transmittal-paper.ts';
import { TransmittalViewService } from './transmittal-view.service.ts';
import { packingWords } from './transmittal-words.ts';

/** Packing lists on paper (T8, X6). */
@Controller('transmittals')
export class TransmittalController {
  readonly #view: TransmittalViewService;
  readonly #press: Press;

  constructor(view: TransmittalViewService, press: Press) {
    this.#view = view;
    this.#press = press;
  }

  /** A packing list as PDF, in the language asked for, else in that of the request. */
  @Get(':id/packing-list')
  @Describe({
    summary: 'The packing list of a transmittal; ?language=',
    answer: { 'application/pdf': { type: 'string' } },
  })
  @Permit('transmittal.read')
  async packingList(
    @Param('id', ParseUUIDPipe) id: string,
    @Query('language') language?: string,
  ): Promise<StreamableFile> {
    const parcel = await this.#view.one(id);
    if (!parcel) throw new KefuError('NOT_FOUND', 'No such transmittal');
    const spoken = language ? chooseLanguage(language) : currentContext().language;
    const pdf = await this.#press.print(packingPaper(parcel, spoken));
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(`${packingWords.title[spoken]} ${parcel.number}.pdf`)}`,
    });
  }
}
