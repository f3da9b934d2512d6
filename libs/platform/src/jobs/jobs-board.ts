import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { contextIfAny } from '../context/index.ts';
import { allQueues } from './queue.ts';
import type { Queues } from './queues.ts';

/** Where the board stands on the API's own origin, so that the session's cookie reaches it. */
export const jobsBoardPath = '/jobs-board';

/**
 * Mounts bull-board: every job, why it failed, try again (X11). The permission is asked on every request to it, before
 * anything of the board answers; jobs hold ids, so the board shows no personal data.
 */
export async function mountJobsBoard(server: FastifyInstance, queues: Queues): Promise<void> {
  // Workers come through here too, and have no board.
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ]);
  const adapter = new FastifyAdapter().setBasePath(jobsBoardPath);
  createBullBoard({
    queues: [...allQueues().keys()].map((name) => new BullMQAdapter(queues.queue(name))),
    serverAdapter: adapter,
    options: {
      // The board looks for its pages by a name that means nothing once it is bundled.
      uiBasePath: dirname(createRequire(import.meta.url).resolve('@bull-board/ui/package.json')),
      uiConfig: { boardTitle: 'Kefu', hideRedisDetails: true },
    },
  });
  await server.register(async (guarded: FastifyInstance) => {
    guarded.addHook('onRequest', async (_request, reply) => {
      const actor = contextIfAny()?.actor;
      if (!actor) return reply.code(401).send({ code: 'UNAUTHENTICATED' });
      if (!actor.grants.get('jobs.manage')) return reply.code(403).send({ code: 'FORBIDDEN' });
      return undefined;
    });
    await guarded.register(adapter.registerPlugin(), { prefix: jobsBoardPath });
  });
}
