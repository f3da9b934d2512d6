import '@fastify/multipart';
import { KefuError } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RiskMarkets } from '../market/risk-markets.ts';
import { RiskRunViewService } from '../run/risk-run-view.service.ts';
import type { RiskFile } from './risk-file.types.ts';
import { RiskImportService } from './risk-import.service.ts';

/** What a system that brings a risk file is told. */
export interface RiskFileAnswer {
  readonly taken: boolean;
  readonly runId: string | null;
  readonly file: RiskFile;
}

/** Risk files by REST, for systems that only know how to send a file (T9). */
@Controller('risk/files')
export class RiskFileController {
  readonly #imports: RiskImportService;
  readonly #view: RiskRunViewService;
  readonly #markets: RiskMarkets;

  constructor(imports: RiskImportService, view: RiskRunViewService, markets: RiskMarkets) {
    this.#imports = imports;
    this.#view = view;
    this.#markets = markets;
  }

  /** Takes today's file of a market; the same file again changes nothing. */
  @Post()
  @Describe({
    summary:
      'Takes today’s risk file and screens it, or refuses it whole and says why; ?market= where there are several',
    status: 201,
    body: {
      'multipart/form-data': {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
      },
    },
    answer: {
      'application/json': {
        type: 'object',
        properties: {
          taken: { type: 'boolean' },
          runId: { type: ['string', 'null'], format: 'uuid' },
          file: { type: 'object' },
        },
      },
    },
  })
  @Permit('risk.import')
  async bring(@Req() request: FastifyRequest, @Query('market') market?: string): Promise<RiskFileAnswer> {
    const markets = await this.#markets.list();
    const marketId = market ? markets.find(({ id }) => id === market)?.id : markets[0]?.id;
    if (!marketId || (!market && markets.length > 1)) throw refusal('market', 'UNKNOWN', 'Say of which market it is');
    if (!request.isMultipart()) throw refusal('file', 'NOT_MULTIPART', 'Send multipart/form-data with a field file');
    const part = await request.file({ limits: { files: 1, fields: 0 } });
    if (part?.fieldname !== 'file') throw refusal('file', 'MISSING', 'Send multipart/form-data with a field file');
    const name = part.filename.normalize('NFC').slice(0, 255);
    const outcome = await this.#imports.take({ marketId, name, content: part.file });
    return { taken: outcome.taken, runId: outcome.runId, file: await this.#view.file(outcome.fileId) };
  }
}

function refusal(path: string, code: string, message: string): KefuError {
  return new KefuError('BAD_INPUT', message, { fields: [{ path, code, message }] });
}
