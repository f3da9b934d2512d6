import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { chooseLanguage, type Language } from '../language/index.ts';
import type { Actor } from './actor.ts';
import { runIn } from './context.ts';

/** Who sent a request; undefined when it carries no valid credential. */
export type Recognise = (request: FastifyRequest) => Recognised | undefined | Promise<Recognised | undefined>;

interface Recognised {
  readonly actor: Actor;
  readonly credentialId: string;
  readonly language: Language | undefined;
}

/** Enters a context for every HTTP request, before anything else looks at it. */
export function enterContextPerRequest(server: FastifyInstance, recognise: Recognise): void {
  server.addHook('onRequest', (request, reply, done) => {
    const requestId = randomUUID();
    void reply.header('x-request-id', requestId);
    const enter = (caller: Recognised | undefined): void => {
      const wanted = request.headers['accept-language'];
      const language = wanted ? chooseLanguage(wanted) : (caller?.language ?? 'zh-Hant');
      runIn({ requestId, ip: request.ip, language, actor: caller?.actor, credentialId: caller?.credentialId }, () =>
        done(),
      );
    };
    // A remembered caller costs no turn of the event loop.
    const found = recognise(request);
    if (found instanceof Promise) found.then(enter, (error: unknown) => done(error as Error));
    else enter(found);
  });
}
