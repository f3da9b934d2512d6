import { Permit } from '@kefu/platform/permissions';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, StreamableFile } from '@nestjs/common';
import { IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { ExportService } from './export.service.ts';
import './exports.permissions.ts';

/** What somebody wants as a file. */
export class ExportWish {
  @IsString()
  @MaxLength(60)
  name!: string;

  @IsIn(['xlsx', 'csv'])
  format!: 'xlsx' | 'csv';

  /** The list's filter as the console holds it. */
  @IsOptional()
  @IsObject()
  filter?: Record<string, unknown>;
}

/** Lists as files: asked for by POST, since a filter may name a person; fetched by an address that tells nothing. */
@Controller('exports')
export class ExportsController {
  readonly #exports: ExportService;

  constructor(exports: ExportService) {
    this.#exports = exports;
  }

  /** Asks for a list; fetch `/exports/{id}` within the hour. */
  @Post()
  @Permit('export.make')
  async ask(@Body() wish: ExportWish): Promise<{ id: string }> {
    return { id: await this.#exports.ask(wish.name, wish.format, wish.filter ?? {}) };
  }

  /** The file itself, in the language of the request. */
  @Get(':id')
  @Permit('export.make')
  async fetch(@Param('id', new ParseUUIDPipe()) id: string): Promise<StreamableFile> {
    const { content, type, fileName } = await this.#exports.open(id);
    return new StreamableFile(content, {
      type,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    });
  }
}
