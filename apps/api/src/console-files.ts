import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { installationFolder } from '@kefu/platform/process';
import type { FastifyInstance } from 'fastify';

/** Where the built console lies. */
export const consoleFolder = join(installationFolder, 'apps/console/dist');

/**
 * Serves the built console on the API's own origin. Files under `assets/` carry their hash in their name and never
 * change; every other address that is not the API's gets the page itself, which finds its way by the address.
 * Files are looked for when they are asked for: the console may be built after the API began.
 */
export async function serveConsole(server: FastifyInstance): Promise<void> {
  await server.register(fastifyStatic, {
    root: consoleFolder,
    serve: false,
    preCompressed: true,
    suppressWarning: true,
    setHeaders: (reply) => {
      reply.header('cache-control', 'no-cache');
    },
  });
  await server.register(fastifyStatic, {
    root: join(consoleFolder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    suppressWarning: true,
    setHeaders: (reply) => {
      reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  server.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const wantsPage = (request.headers.accept ?? '').includes('text/html');
    return reply.sendFile(wantsPage ? 'index.html' : request.params['*']);
  });
}
