import { KefuError } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Get, Header, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { StylePictureService } from './style-picture.service.ts';

/** Pictures of styles (F2). */
@Controller('styles')
export class StylePictureController {
  readonly #pictures: StylePictureService;

  constructor(pictures: StylePictureService) {
    this.#pictures = pictures;
  }

  /** The address changes with the picture, so a browser keeps it. */
  @Get(':id/picture')
  @Header('cache-control', 'private, max-age=31536000, immutable')
  @Describe({
    summary: 'What a style looks like',
    answer: { 'image/jpeg': { type: 'string', contentMediaType: 'image/jpeg' } },
  })
  @Permit('style.read')
  async picture(@Param('id', new ParseUUIDPipe()) id: string): Promise<StreamableFile> {
    const picture = await this.#pictures.small(id);
    if (!picture) throw new KefuError('NOT_FOUND', 'No such picture');
    return new StreamableFile(picture, { type: 'image/jpeg', length: picture.length, disposition: 'inline' });
  }
}
