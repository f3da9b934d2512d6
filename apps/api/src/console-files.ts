import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { installationFolder } from '@kefu/platform/process';
import type { FastifyInstance } from 'fastify';

const built = join(installationFolder, 'apps/console/dist');

/**
 * Serves the built console on the API's own origin. Files under `assets/` carry their hash in their name and never
 * change; every other address that is not the API's gets the page itself, which finds its way by the address.
 */
export async function serveConsole(server: FastifyInstance): Promise<void> {
  if (!existsSync(join(built, 'index.html'))) return;
  await server.register(fastifyStatic, {
    root: built,
    wildcard: false,
    // A route for each of a thousand assets would take a tenth of the start.
    globIgnore: ['assets/**'],
    preCompressed: true,
    setHeaders: (reply) => {
      reply.header('cache-control', 'no-cache');
    },
  });
  await server.register(fastifyStatic, {
    root: join(built, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    setHeaders: (reply) => {
      reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  server.get('/*', (request, reply) => {
    const accepts = request.headers.accept ?? '';
    if (!accepts.includes('text/html')) return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}
