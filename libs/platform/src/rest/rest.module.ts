import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { RestErrorFilter } from './rest-error.filter.ts';

/** What every REST route shares. */
@Module({ providers: [{ provide: APP_FILTER, useClass: RestErrorFilter }] })
export class RestModule {}
