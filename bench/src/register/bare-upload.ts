import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Fastify from 'fastify';

// The baseline of an upload: what comes in goes to the disk as it is, and nothing is known of it.
const folder = process.argv[2] ?? '';
const server = Fastify({ bodyLimit: 1024 ** 3 });
server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
let count = 0;
server.post<{ Body: Readable }>('/', async ({ body }, reply) => {
  await pipeline(body, createWriteStream(join(folder, `bare-${count++ % 8}`)));
  return reply.code(201).send({});
});
await server.listen({ port: 0, host: '127.0.0.1' });
const address = server.server.address();
process.send?.(typeof address === 'object' ? address?.port : undefined);
