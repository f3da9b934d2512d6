import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, StreamableFile } from '@nestjs/common';
import { IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { ExportService } from './export.service.ts';
import { type ExportFormat, exportFormats } from './export-request.entity.ts';
import './exports.permissions.ts';

/** What somebody wants as a file. */
export class ExportWish {
  @IsString()
  @MaxLength(60)
  name!: string;

  @IsIn(exportFormats)
  format!: ExportFormat;

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
  @Describe({
    summary: 'Asks for a list as a file, in the language of Accept-Language; fetch it within the hour',
    status: 201,
    body: {
      'application/json': {
        type: 'object',
        required: ['name', 'format'],
        properties: {
          name: { type: 'string', description: 'Name of the list, such as traders' },
          format: { enum: [...exportFormats] },
          filter: { type: 'object', description: "The list's filter as its GraphQL query takes it" },
        },
      },
    },
    answer: { 'application/json': { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } },
  })
  @Permit('export.make')
  async ask(@Body() wish: ExportWish): Promise<{ id: string }> {
    return { id: await this.#exports.ask(wish.name, wish.format, wish.filter ?? {}) };
  }

  /** The file itself, in the language in which it was asked for. */
  @Get(':id')
  @Describe({
    summary: 'The file that was asked for',
    answer: {
      'text/csv': { type: 'string' },
      'application/pdf': { type: 'string' },
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { type: 'string' },
    },
  })
  @Permit('export.make')
  async fetch(@Param('id', new ParseUUIDPipe()) id: string): Promise<StreamableFile> {
    const { content, type, fileName } = await this.#exports.open(id);
    return new StreamableFile(content, {
      type,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    });
  }
}
