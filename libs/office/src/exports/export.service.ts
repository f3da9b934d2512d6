import { Readable } from 'node:stream';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor, currentContext } from '@kefu/platform/context';
import { defineSealedColumns, FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { KefuError } from '@kefu/platform/errors';
import type { Language } from '@kefu/platform/language';
import { rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Press } from '../printing/index.ts';
import { csv } from './csv.ts';
import { type ExportDefinition, findExport } from './export-definition.ts';
import { type ExportFormat, ExportRequest } from './export-request.entity.ts';
import { printedList } from './printed-list.ts';
import { workbook } from './workbook.ts';

const sealKind = 'exportFilter';
defineSealedColumns({ table: 'export_request', key: ['id'], column: 'filter_sealed', kind: sealKind });

/** A list on its way out. */
export interface ExportStream {
  readonly content: Readable;
  readonly type: string;
  readonly fileName: string;
}

interface Wish {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly language: Language;
}

const hour = 3_600_000;

/** Takes lists out as files, under their permission and row scope (X6). */
@Injectable()
export class ExportService {
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #audit: AuditTrail;
  readonly #press: Press;
  readonly #house: ModuleRef;

  constructor(database: Database, cipher: FieldCipher, audit: AuditTrail, press: Press, house: ModuleRef) {
    this.#database = database;
    this.#cipher = cipher;
    this.#audit = audit;
    this.#press = press;
    this.#house = house;
  }

  /**
   * Notes what somebody wants, so that the file can be fetched by an address that tells nothing.
   * @throws KefuError NOT_FOUND, FORBIDDEN
   */
  async ask(name: string, format: ExportFormat, filter: Readonly<Record<string, unknown>>): Promise<string> {
    permitted(name);
    const requests = this.#database.dataSource.getRepository(ExportRequest);
    const asked = await requests.save(
      requests.create({
        name,
        format,
        // The language of the page that asks: the browser fetches the file in one of its own.
        filterSealed: this.#cipher.seal(sealKind, JSON.stringify({ filter, language: currentContext().language })),
        requestedBy: currentActor().id,
      }),
    );
    return asked.id;
  }

  /** The file, as a stream that reads no faster than it is taken. @throws KefuError NOT_FOUND an hour later, FORBIDDEN, TOO_LARGE for paper */
  async open(id: string): Promise<ExportStream> {
    const asked = await this.#database.dataSource.getRepository(ExportRequest).findOneBy({ id });
    if (!asked || asked.requestedBy !== currentActor().id || Date.now() - asked.createdAt.getTime() > hour) {
      throw new KefuError('NOT_FOUND', 'No such export, or it is more than an hour old');
    }
    const definition = permitted(asked.name);
    const wish = JSON.parse(this.#cipher.open(sealKind, asked.filterSealed)) as Wish;
    await this.#database.transaction((tx) =>
      this.#audit.record(tx, {
        action: 'list.exported',
        subject: { type: 'exportRequest', id },
        after: { list: asked.name, format: asked.format, filteredBy: Object.keys(wish.filter) },
      }),
    );
    return this.#stream(definition, asked.format, wish);
  }

  async #stream(
    definition: ExportDefinition<unknown>,
    format: ExportFormat,
    { filter, language }: Wish,
  ): Promise<ExportStream> {
    const rows = definition.rows({
      database: this.#database,
      scope: rowScope(definition.permission),
      filter,
      language,
      service: (kind) => this.#house.get(kind, { strict: false }),
    });
    const day = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());
    const part = definition.part?.(filter, language);
    const fileName = `${[definition.title[language], ...(part ? [part] : []), day].join(' ')}.${format}`;
    if (format === 'pdf') {
      const content = Readable.from([await this.#press.print(await printedList(definition, rows, language, part))]);
      return { content, type: 'application/pdf', fileName };
    }
    return format === 'csv'
      ? {
          content: Readable.from(csv(definition.columns, rows, language), { objectMode: false }),
          type: 'text/csv; charset=utf-8',
          fileName,
        }
      : {
          content: workbook(definition, rows, language),
          type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          fileName,
        };
  }
}

function permitted(name: string): ExportDefinition<unknown> {
  const definition = findExport(name);
  if (!definition) throw new KefuError('NOT_FOUND', 'No such list');
  const { permission } = definition;
  if (!currentActor().grants.get(permission)) {
    throw new KefuError('FORBIDDEN', `Needs the permission ${permission}`, { permission });
  }
  return definition;
}
