import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { contextIfAny } from '../context/index.ts';
import { placeOf, refusalOf } from '../errors/index.ts';

/** Gives every REST failure its code, and nothing of our insides. GraphQL words its own errors. */
@Catch()
export class RestErrorFilter implements ExceptionFilter {
  readonly #logger = new Logger('Rest');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() !== 'http') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusal = refusalOf(error);
    const requestId = contextIfAny()?.requestId ?? '';
    if (refusal.code === 'INTERNAL') this.#logger.error(`Request ${requestId}: ${placeOf(error)}`);
    if (reply.sent || reply.raw.headersSent) {
      // A download that broke half-way: cut the line, so that nobody takes it for the whole.
      reply.raw.destroy();
      return;
    }
    void reply
      .code(refusal.status)
      .type('application/json; charset=utf-8')
      .send({ ...refusal.extensions, code: refusal.code, message: refusal.message, requestId });
  }
}
