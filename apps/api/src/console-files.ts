import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const built = resolve(import.meta.dirname, '../../console/dist');

/**
 * Serves the built console on the API's own origin. Files under `assets/` carry their hash in their name and never
 * change; every other address that is not the API's gets the page itself, which finds its way by the address.
 */
export async function serveConsole(server: FastifyInstance): Promise<void> {
  if (!existsSync(join(built, 'index.html'))) return;
  await server.register(fastifyStatic, {
    root: built,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/');
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  server.get('/*', (request, reply) => {
    const accepts = request.headers.accept ?? '';
    if (!accepts.includes('text/html')) return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}
