import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { specifiedRules, validate } from 'graphql';
import { Settings } from '../config/index.ts';
import { KefuError } from '../errors/index.ts';
import { Idempotency } from '../idempotency/index.ts';
import { comesFromUs } from '../rest/index.ts';
import type { GraphqlContext } from './context.ts';
import { DateTime } from './date-time.scalar.ts';
import { withDefaults } from './default-variables.ts';
import { checkCost } from './document-cost.ts';
import { checkDocument, checkSource, documentLimits } from './document-limits.ts';
import { documentProblem } from './document-problem.ts';
import { formatErrors } from './error-formatter.ts';
import { readFieldsDirectly } from './quick-fields.ts';

/** GraphQL on Mercurius, code first, within limits. */
export function graphqlModule(): DynamicModule {
  return GraphQLModule.forRootAsync<MercuriusDriverConfig>({
    driver: MercuriusDriver,
    inject: [Settings, Idempotency],
    useFactory: (settings: Settings, idempotency: Idempotency): MercuriusDriverConfig => ({
      autoSchemaFile: true,
      sortSchema: true,
      // Nest's own check asks the whole schema about itself; Mercurius validates it once more anyway.
      buildSchemaOptions: { scalarsMap: [{ type: Date, scalar: DateTime }], skipCheck: true },
      transformSchema: readFieldsDirectly,
      path: '/graphql',
      // Compiles a document after its first run: half the CPU of a page (docs/performance.md).
      jit: 1,
      graphiql: false,
      allowBatchedQueries: false,
      context: (request: FastifyRequest, reply: FastifyReply): GraphqlContext => ({ request, reply }),
      graphql: { parseOptions: { maxTokens: documentLimits.tokens }, validateOptions: { maxErrors: 20 } },
      hooks: {
        preParsing: (_schema, source) => checkSource(source),
        preValidation: (_schema, document) => checkDocument(document),
        preExecution: (schema, document, _context, variables) => {
          checkCost(schema, document, variables);
          return withDefaults(document, variables);
        },
        preSubscriptionExecution: (schema, document) => checkSubscription(schema, document),
      },
      errorFormatter: formatErrors as unknown as NonNullable<MercuriusDriverConfig['errorFormatter']>,
      // Without promises where there is nothing to wait for: each costs a reading a turn of the event loop.
      additionalRouteOptions: {
        preHandler: (request, reply, done) => {
          if (request.method === 'GET' && request.headers.upgrade === undefined) {
            return done(new KefuError('BAD_INPUT', 'Send GraphQL by POST'));
          }
          if (!idempotency.concerns(request)) return done();
          idempotency.before(request, reply).then((answered) => (answered ? undefined : done()), done);
          return undefined;
        },
        onSend: (request, _reply, payload, done) => {
          if (!idempotency.holds(request)) return done(null, payload);
          idempotency.after(request, payload).then(() => done(null, payload), done);
          return undefined;
        },
      },
      subscription: {
        verifyClient: ({ req, origin }: { req: FastifyRequest['raw']; origin: string }, next: (ok: boolean) => void) =>
          next(comesFromUs({ headers: { ...req.headers, origin }, host: req.headers.host ?? '' }, settings)),
        context: (_socket: unknown, request: FastifyRequest) => ({ request }),
      },
    }),
  });
}

/** Mercurius runs a subscription's document as it comes, so everything is checked here. */
function checkSubscription(schema: GraphQLSchema, document: DocumentNode): void {
  checkDocument(document);
  const [problem] = validate(schema, document, specifiedRules, { maxErrors: 1 });
  if (problem) throw documentProblem(problem);
}
