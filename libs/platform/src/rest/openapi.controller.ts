import { Controller, Get, Header } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Settings } from '../config/index.ts';
import { type Operation, Operations, Public } from '../permissions/index.ts';
import { type DescribedOperation, describeMetadata, openapiDocument, type RestDescription } from './openapi.ts';
import { openapiPage } from './openapi-page.ts';

/** The REST operations for developers: as a document for tools, and as a page. */
@Controller('openapi')
export class OpenapiController {
  readonly #operations: Operations;
  readonly #reflector: Reflector;
  readonly #settings: Settings;

  constructor(operations: Operations, reflector: Reflector, settings: Settings) {
    this.#operations = operations;
    this.#reflector = reflector;
    this.#settings = settings;
  }

  /** The OpenAPI 3.1 document. */
  @Get('openapi.json')
  @Public()
  document(): object {
    return openapiDocument(this.described(), this.#settings.publicUrl);
  }

  /** The same to read. */
  @Get()
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return openapiPage(this.described());
  }

  /** Every REST operation but the pages of developers. */
  described(): DescribedOperation[] {
    return this.#operations
      .list()
      .filter(({ name }) => /^[A-Z]+ (?!openapi|graphiql)/.test(name))
      .map((operation) => ({
        name: operation.name,
        demands: demands(operation),
        description: this.#reflector.get<RestDescription | undefined>(describeMetadata, operation.handler),
      }));
  }
}

function demands({ access }: Operation): string {
  if (access?.kind === 'permission') return `the permission ${access.permission}`;
  return access?.kind === 'signedIn' ? 'a signed-in person' : 'public';
}
