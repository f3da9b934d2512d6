import { KefuError } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Get, Header, Param, ParseIntPipe, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { OpeningService } from './opening.service.ts';

/** What was opened, page by page (T5). No uploaded file itself is ever shown on our own origin. */
@Controller('documents/openings')
export class OpeningsController {
  readonly #openings: OpeningService;
  readonly #files: FileStore;

  constructor(openings: OpeningService, files: FileStore) {
    this.#openings = openings;
    this.#files = files;
  }

  /** A page as a picture, with who opened it and when burnt in. */
  @Get(':id/pages/:page')
  @Header('cache-control', 'private, no-store')
  @Describe({
    summary: 'A page of a paper that was opened (mutation openDocument), with a watermark',
    answer: { 'image/jpeg': { type: 'string', contentMediaType: 'image/jpeg' } },
  })
  @Permit('document.read')
  async page(
    @Param('id', new ParseUUIDPipe()) id: string,
    @Param('page', new ParseIntPipe()) page: number,
  ): Promise<StreamableFile> {
    const picture = await this.#openings.page(id, page);
    if (!picture) throw new KefuError('NOT_FOUND', 'No such page');
    return new StreamableFile(picture, { type: 'image/jpeg', length: picture.length, disposition: 'inline' });
  }

  /** The file as it is kept, as a download. */
  @Get(':id/file')
  @Describe({
    summary: 'The file of a paper that was opened, as a download without a watermark',
    answer: { '*/*': { type: 'string', contentMediaType: '*/*' } },
  })
  @Permit('document.download')
  async file(@Param('id', new ParseUUIDPipe()) id: string): Promise<StreamableFile> {
    const file = await this.#openings.file(id);
    if (!file) throw new KefuError('NOT_FOUND', 'No such file');
    return new StreamableFile(await this.#files.open(file.id), {
      type: file.type,
      length: file.size,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
}
