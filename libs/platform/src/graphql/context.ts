import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a resolver can reach of the request itself; who calls is in the context room. */
export interface GraphqlContext {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
