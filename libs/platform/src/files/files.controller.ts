import '@fastify/multipart';
import { Controller, Get, Param, ParseUUIDPipe, Post, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditTrail } from '../audit/index.ts';
import { Settings } from '../config/index.ts';
import { currentActor } from '../context/index.ts';
import { Database } from '../database/index.ts';
import { KefuError } from '../errors/index.ts';
import { Permit, rowScope } from '../permissions/index.ts';
import { Describe } from '../rest/index.ts';
import { FileRefused, FileStore } from './file-store.ts';

/** What the API tells of a file. */
export interface FileAnswer {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

/** Upload and download of files (REST, since GraphQL carries no bytes). */
@Controller('files')
export class FilesController {
  readonly #files: FileStore;
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #settings: Settings;

  constructor(files: FileStore, database: Database, audit: AuditTrail, settings: Settings) {
    this.#files = files;
    this.#database = database;
    this.#audit = audit;
    this.#settings = settings;
  }

  /** Takes one file in the field `file` of a multipart form. */
  @Post()
  @Describe({
    summary: 'Keeps a file: its type is found by looking into it, its size is capped',
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
          id: { type: 'string', format: 'uuid' },
          name: { type: 'string' },
          type: { type: 'string' },
          size: { type: 'integer' },
          sha256: { type: 'string' },
        },
      },
    },
  })
  @Permit('file.upload')
  async upload(@Req() request: FastifyRequest): Promise<FileAnswer> {
    const maxBytes = this.#settings.maxUploadBytes;
    if (!request.isMultipart())
      throw refusal('file', 'NOT_MULTIPART', 'Send multipart/form-data with a field named file');
    const part = await request.file({ limits: { fileSize: maxBytes + 1, files: 1, fields: 0 } }).catch(cutOff);
    if (part?.fieldname !== 'file') {
      throw refusal('file', 'MISSING', 'Send multipart/form-data with a field named file');
    }
    let broken = false;
    part.file.once('error', () => {
      broken = true;
    });
    try {
      const stored = await this.#files.put(part.file, { name: part.filename, maxBytes });
      const { id, name, type, size, sha256 } = stored;
      return { id, name, type, size, sha256: sha256.toString('hex') };
    } catch (error) {
      if (broken) return cutOff(error);
      if (!(error instanceof FileRefused)) throw error;
      if (error.code === 'FILE_TOO_LARGE') throw new KefuError('TOO_LARGE', error.message, { maxBytes });
      throw refusal('file', error.code, error.message);
    }
  }

  /** Gives a file back, always as a download: nothing that was uploaded is shown on our own origin. */
  @Get(':id')
  @Describe({
    summary: 'Gives a file back, as a download',
    answer: { '*/*': { type: 'string', contentMediaType: '*/*' } },
  })
  @Permit('file.read')
  async download(@Param('id', new ParseUUIDPipe()) id: string): Promise<StreamableFile> {
    const file = await this.#files.find(id);
    const scope = rowScope('file.read');
    if (!file || file.heldBy || !(scope.all || file.uploadedBy === currentActor().id))
      throw new KefuError('NOT_FOUND', 'No such file');
    const content = await this.#files.open(id);
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, { action: 'file.downloaded', subject: { type: 'storedFile', id } }),
    );
    return new StreamableFile(content, {
      type: file.type,
      length: file.size,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
}

function refusal(path: string, code: string, message: string): KefuError {
  return new KefuError('BAD_INPUT', message, { fields: [{ path, code, message }] });
}

/** The form ended before its end, or is none. Errors with a status of their own (too many parts) keep it. */
function cutOff(error: unknown): never {
  if (typeof (error as { statusCode?: unknown }).statusCode === 'number') throw error;
  throw refusal('file', 'CUT_OFF', 'The form is malformed or was cut off');
}
