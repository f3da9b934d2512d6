import { Module } from '@nestjs/common';
import { GraphiqlController } from './graphiql.controller.ts';

/** The developer's page for GraphQL; only in the API. */
@Module({ controllers: [GraphiqlController] })
export class GraphiqlModule {}
