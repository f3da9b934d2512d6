import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { PermissionsModule } from '../permissions/index.ts';
import { OpenapiController } from './openapi.controller.ts';
import { RestErrorFilter } from './rest-error.filter.ts';

/** What every REST route shares. */
@Module({
  imports: [PermissionsModule],
  controllers: [OpenapiController],
  providers: [{ provide: APP_FILTER, useClass: RestErrorFilter }],
})
export class RestModule {}
