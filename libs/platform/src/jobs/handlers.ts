import { Injectable } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import {
  type HandledJob,
  type JobHandler,
  jobMetadata,
  type TickDefinition,
  type TickHandler,
  tickMetadata,
} from './job-handler.ts';
import { allQueues } from './queue.ts';

/** Finds the handlers among the providers of the process, and what is wrong with them, before anything runs. */
@Injectable()
export class Handlers {
  readonly #discovery: DiscoveryService;
  readonly #reflector: Reflector;

  constructor(discovery: DiscoveryService, reflector: Reflector) {
    this.#discovery = discovery;
    this.#reflector = reflector;
  }

  /**
   * Queue → job name → handler.
   * @throws Error when a queue has no handler, a handler names an undeclared queue, or two take the same job.
   */
  jobs(): Map<string, Map<string, JobHandler>> {
    const found = new Map<string, Map<string, JobHandler>>();
    for (const [handler, { queue, name }] of this.#marked<JobHandler, HandledJob>(jobMetadata)) {
      if (!allQueues().has(queue)) throw new Error(`A handler takes jobs of ${queue}, a queue that nobody declared`);
      const ofQueue = found.get(queue) ?? new Map<string, JobHandler>();
      if (ofQueue.has(name)) throw new Error(`Two handlers take ${queue}.${name}`);
      found.set(queue, ofQueue.set(name, handler));
    }
    for (const queue of allQueues().keys()) {
      if (!found.has(queue)) throw new Error(`Queue ${queue} has no handler in this worker`);
    }
    return found;
  }

  /** The ticks of the process. */
  ticks(): { definition: TickDefinition; handler: TickHandler }[] {
    return this.#marked<TickHandler, TickDefinition>(tickMetadata).map(([handler, definition]) => ({
      handler,
      definition,
    }));
  }

  #marked<Handler, Mark>(metadata: string): [Handler, Mark][] {
    const marked: [Handler, Mark][] = [];
    for (const { metatype, instance } of this.#discovery.getProviders()) {
      if (typeof metatype !== 'function') continue;
      const mark = this.#reflector.get<Mark | undefined>(metadata, metatype);
      if (mark && instance) marked.push([instance as Handler, mark]);
    }
    return marked;
  }
}
