import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphqlContext } from './context.ts';

/** GraphQL on Mercurius, code first. */
export function graphqlModule(): DynamicModule {
  return GraphQLModule.forRoot<MercuriusDriverConfig>({
    driver: MercuriusDriver,
    autoSchemaFile: true,
    sortSchema: true,
    path: '/graphql',
    // Compiles a document after its first run: half the CPU of a page (docs/performance.md).
    jit: 1,
    graphiql: false,
    context: (request: FastifyRequest, reply: FastifyReply): GraphqlContext => ({ request, reply }),
  });
}
